"""`python -m tests.bench`; see `--help`."""

if __name__ == "__main__":
    # Not at the top: processes that measure import this file, and are to stay small.
    from tests.bench.command import main

    main()
