"""Simplified Chinese as Taiwan reads it, where OpenCC's phrase tables mean something else."""

import pytest

from bot.language import Language, detect, to_traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("循环神经网络", "循環神經網路"),
        ("三羧酸循环", "三羧酸循環"),
        ("90 亿参数", "90 億參數"),
        ("搜索激活函数", "搜尋激活函數"),
        ("C 函数调用", "C 函式呼叫"),
        ("函数式编程", "函數式程式設計"),
        ("批归一化", "批次正規化"),
        ("核磁共振成像", "磁振造影"),
        ("对比多视图编码", "對比多視圖編碼"),
        ("回头查看原文", "回頭檢視原文"),
        ("程序委员会主席", "議程委員會主席"),
        ("他说“缺乏创新性”", "他說「缺乏創新性」"),
        ("达到当时最好水平", "達到當時最好水準"),
        ("放射性胰岛素发明了一种检测法", "放射性胰島素發明了一種檢測法"),
        ("最多只能部分解决", "最多只能部分解決"),
        ("刷新了多项纪录", "刷新了多項紀錄"),
        ("否认引力波的论文", "否認重力波的論文"),
        ("当时在斯坦福", "當時在史丹佛"),
        ("与谷歌公开了“点击”数据", "與 Google 公開了「點擊」資料"),
        ("谷歌、微软", "Google、微軟"),
        ("日本科学家选取节点", "日本科學家選取節點"),
        ("恢复现状", "恢復現狀"),
        ("同行评审", "同儕審查"),
        ("目标检测与图像识别", "物件偵測與影像辨識"),
        ("激光雷达和摄像头", "光達和鏡頭"),
    ],
)
def test_it_reads_naturally_in_taiwan(simplified: str, traditional: str):
    assert to_traditional(simplified) == traditional


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("今天晚餐吃什麼", Language.ZH_HANT),  # 吃 and 台 are written there, too
        ("台大的論文", Language.ZH_HANT),
        ("后来中了吗", Language.ZH_HANS),
        ("只有一篇", Language.ZH_HANS),  # nothing tells
    ],
)
def test_what_both_scripts_write_tells_nothing(text: str, language: Language):
    assert detect(text) is language
