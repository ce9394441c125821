"""Conversations in Chinese and in other scripts, with tools that carry them."""

from ..build import assistant, calling, function_tool, system, tool, user

FLIGHTS = function_tool(
    "搜索航班",
    "按日期和城市搜索航班",
    {
        "出发": {"type": "string", "description": "出发城市"},
        "到达": {"type": "string"},
        "日期": {"type": "string", "format": "date"},
        "舱位": {"type": "string", "enum": ["经济舱", "商务舱", "头等舱"], "default": "经济舱"},
        "最高价": {"type": "number", "minimum": 0.0},
    },
    ["出发", "到达", "日期"],
)

CHINESE_TRIP = [
    system("你是一名旅行助手。预订前必须让用户确认价格。"),
    user("帮我订一张下周五从上海到成都的机票，预算一千五以内"),
    calling(
        ("搜索航班", {"出发": "上海", "到达": "成都", "日期": "2025-05-23", "最高价": 1500.0}),
        content="<think>\n用户要下周五，也就是5月23日。预算1500元。\n</think>\n\n好的，我先查一下航班。",
    ),
    tool('[{"航班": "MU5401", "起飞": "08:05", "票价": 1180.0}, {"航班": "3U8962", "起飞": "19:40", "票价": 960.5}]'),
    assistant("查到两班：\n\n1. MU5401，08:05，¥1180\n2. 3U8962，19:40，¥960.5\n\n您选哪一班？"),
    user("第二班，靠窗"),
    calling(
        ("预订", {"航班": "3U8962", "座位": "靠窗", "乘客": [{"姓名": "王小明", "证件": None}]}),
        reasoning_content="用户已经确认第二班。\n\n护照号还没有，先留空。",
    ),
    tool("错误：缺少护照号"),
    assistant("预订需要护照号，请您提供一下。", reasoning_content="需要向用户要护照号。"),
    user("E00000001"),
    calling(("预订", '{"航班":"3U8962","座位":"靠窗","乘客":[{"姓名":"王小明","证件":"E00000001"}]}')),
    tool("成功，订单号 CD20250523"),
    assistant("已为您订好，订单号 CD20250523，祝您旅途愉快！✈️"),
]

CHINESE_RECIPE = [
    user("冰箱里有鸡蛋、番茄和豆腐，晚饭做什么？"),
    assistant("<think>番茄炒蛋最简单。</think>番茄炒蛋，再配一碗豆腐汤。"),
    user("几个鸡蛋？"),
    assistant("三个就够了。", reasoning_content="两个人份。"),
    user("怎么做？一步一步说"),
]

TRANSLATION = [
    system("Translate into German. Reply with the translation only."),
    user("The quick brown fox"),
    assistant("Der schnelle braune Fuchs"),
    user("“Naïve café”, he said — 100 % sure…"),
    assistant("„Naives Café“, sagte er – zu 100 % sicher …"),
    user("Ünïcödé: ﬁ ﬂ ǆ İ ß"),
]

HINDI = [
    system("आप एक कृषि सहायक हैं।"),
    user("गेहूँ में पीलापन क्यों है?"),
    calling(
        ("diagnose", {"फसल": "गेहूँ", "लक्षण": ["पीलापन"], "क्षेत्र": 1.0}), reasoning_content="नाइट्रोजन की कमी हो सकती है।"
    ),
    tool('{"कारण": "नाइट्रोजन की कमी", "संभावना": 0.82}'),
    assistant("शायद नाइट्रोजन की कमी है (82%)। यूरिया डालें।"),
]

KOREAN = [
    user("서울 지하철 2호선 막차 시간 알려줘"),
    calling(("subway", {"노선": 2, "역": "강남", "요일": "평일"}), content="확인해 볼게요 🚇"),
    tool("00:51"),
    assistant("강남역 막차는 00:51입니다."),
    user("주말은?"),
    calling(("subway", {"노선": 2, "역": "강남", "요일": "주말"})),
    tool("00:02\n"),
]

EMOJI_GAME = [
    system("🎲 Quiz master. One question at a time."),
    user("🇨🇭 + 🧀 = ?"),
    assistant("<think>\nFondue! 🫕\n</think>\n\n🫕 Fondue!"),
    user("👨‍👩‍👧‍👦 counts as how many characters?"),
    calling(("count", {"text": "👨‍👩‍👧‍👦", "unit": "code points"})),
    tool("7"),
    assistant("Seven code points: four people and three joiners. 🤯"),
]

CONVERSATIONS = {
    "chinese-flight": (CHINESE_TRIP, {"tools": [FLIGHTS]}),
    "chinese-recipe": (CHINESE_RECIPE, {"add_generation_prompt": True, "enable_thinking": True}),
    "translation": (TRANSLATION, {"add_generation_prompt": True, "enable_thinking": False}),
    "hindi-farming": (HINDI, {}),
    "korean-subway": (KOREAN, {"add_generation_prompt": True}),
    "emoji-quiz": (EMOJI_GAME, {}),
}
