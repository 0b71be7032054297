"""Terms in flat arrays say the same as the dictionaries that they stand for."""

import pytest

from bot.matching.holders import Holders
from bot.matching.terms import Bags, Postings, Strengths, Terms


def test_terms_are_a_set():
    terms = Terms(["year:2014", "han:拒稿", "word:gan", "word:gan"])

    assert terms == {"han:拒稿", "word:gan", "year:2014"}
    assert "word:gan" in terms
    assert "word:gans" not in terms
    assert 2014 not in terms
    assert terms.isdisjoint({"word:dit"})


def test_strengths_are_those_given():
    given = {"word:gan": 0.8, "story:gan": 1.0}
    strengths = Strengths(given, (0.55, 0.8, 1.0))

    assert {term: strengths.get(term) for term in strengths} == given
    assert strengths.get("word:dit") == 0.0
    assert "word:dit" not in strengths
    assert len(strengths) == 2


def test_bags_come_back_as_they_were():
    bags = [{"word:b": 0.3, "word:a": 1 / 3}, {}, {"word:b": 2.0}]

    assert list(map(dict, Bags(bags))) == bags


def test_postings_give_the_cosine_of_every_vector_that_shares_a_term():
    postings = Postings([{"a": 0.6, "b": 0.8}, {"c": 1.0}, {"b": 1.0}])

    alike, unlike = postings.cosines([{"a": 0.6, "b": 0.8}, {"d": 1.0}])
    assert sorted(alike) == pytest.approx([0.8, 1.0])
    assert not list(unlike)


def test_holders_know_who_holds_a_term():
    holders = Holders(enumerate([{"a": 1.0, "b": 0.55}, {"b": 0.8}, {"c": 1.0, "a": 0.8}]))

    assert list(holders.of("a")) == [(0, 1.0), (2, 0.8)]
    assert holders.count("b") == 2
    assert holders.count("d") == 0
    assert holders.idf("c", 0.4) == 1.0 > holders.idf("a", 0.4)
    assert holders.idf("d", 0.4) == 0.4
