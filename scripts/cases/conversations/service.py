"""Customer support, in several languages."""

from ..build import assistant, calling, function_tool, system, tool, user

ORDER = function_tool("get_order", "Looks an order up.", {"order_id": {"type": "string"}}, ["order_id"])

RUSSIAN = [
    system("Ты — помощник службы поддержки магазина «Полка». Отвечай вежливо и коротко."),
    user("Где мой заказ №48213?"),
    calling(("get_order", {"order_id": "48213"}), reasoning_content="Нужно проверить статус заказа."),
    tool('{"статус": "в пути", "прибытие": "2025-05-14", "сумма": 3490.0}'),
    assistant("Заказ уже в пути, привезём его 14 мая.", reasoning_content="Статус «в пути». Назвать дату."),
    user("А можно перенести на субботу?"),
    calling(("change_delivery", {"order_id": "48213", "дата": "2025-05-17", "ё": None}), content="Сейчас попробую."),
    tool("Ошибка: курьер уже выехал"),
    assistant("К сожалению, курьер уже выехал и перенести доставку нельзя."),
]

JAPANESE = [
    system("あなたは家電量販店のサポート担当です。敬語で答えてください。"),
    user("洗濯機のエラー「E-03」って何ですか？"),
    calling(
        ("search_manual", {"機種": "WM-700", "検索語": "E-03"}),
        content="<think>\n型番を確認する必要がある。\n</think>\n\n確認いたします。",
    ),
    tool("E-03：排水異常。排水ホースの詰まりを確認してください。"),
    assistant("「E-03」は排水の異常でございます。まず排水ホースの詰まりをご確認ください。"),
    user("詰まってないです😥"),
    calling(
        ("book_repair", {"date": "2025-05-20", "時間帯": "午前", "料金": 0}),
        reasoning_content="詰まりがないなら修理を手配する。　以上。",
    ),
    tool("予約完了：R-5521"),
    assistant("修理を予約いたしました（受付番号 R-5521、５月２０日午前）。"),
]

SPANISH = [
    system("Eres un asistente de la compañía de luz. No prometas reembolsos."),
    user("¿Por qué pagué el doble este mes?"),
    calling(("get_bill", {"cliente": "ES-0099", "meses": ["2025-03", "2025-04"]})),
    tool('{"2025-03": {"kWh": 210, "€": 48.30}, "2025-04": {"kWh": 402, "€": 96.10}}'),
    assistant("Gastó 402 kWh en abril, frente a 210 en marzo: casi el doble. ¿Tuvo calefacción eléctrica encendida?"),
    user("No… estuve de viaje 🤔"),
    calling(
        ("open_ticket", {"motivo": "lectura dudosa", "prioridad": "alta", "señal": True}),
        content="Entonces conviene revisar el contador.",
        reasoning_content="De viaje y consumo doble: posible lectura errónea. Abrir incidencia; no prometer reembolso.",
    ),
    tool("T-1182"),
    assistant("He abierto la incidencia T-1182; un técnico revisará el contador."),
    user("gracias"),
]

REFUND = [
    system("Support agent of Acme Shoes. Refunds up to 50.00 need no approval."),
    user("The left shoe squeaks. I want my money back. Order A-7!"),
    calling(("get_order", '{"order_id": "A-7"}'), content="I'm sorry to hear that! Let me look."),
    tool('{"total": 79.90, "days_since_delivery": 12}'),
    calling(("ask_supervisor", {"order_id": "A-7", "amount": 79.9, "reason": 'squeaks "badly" & often'})),
    tool("<b>approved</b> by M. O'Neil"),
    calling(("refund", {"order_id": "A-7", "amount": 79.9, "currency": "EUR", "method": None})),
    tool("timeout", is_error=True),
    calling(("refund", {"order_id": "A-7", "amount": 79.9, "currency": "EUR", "method": None}), content="Once more."),
    tool("refunded"),
    assistant("79.90 EUR are on their way back to you."),
]

ARABIC = [
    system("أنت مساعد لحجز المواعيد الطبية."),
    user("أريد موعدًا مع طبيب أسنان يوم الأحد"),
    calling(("find_slots", {"تخصص": "أسنان", "day": "الأحد"}), reasoning_content="أبحث عن المواعيد المتاحة."),
    tool("09:30، 11:00"),
    assistant("يوجد موعدان: 09:30 و 11:00. أيهما تفضل؟"),
    user("الأول"),
]

CONVERSATIONS = {
    "russian-delivery": (RUSSIAN, {"tools": [ORDER]}),
    "japanese-repair": (JAPANESE, {}),
    "spanish-bill": (SPANISH, {"add_generation_prompt": True}),
    "refund-with-errors": (REFUND, {"tools": [ORDER]}),
    "arabic-appointment": (ARABIC, {"add_generation_prompt": True, "enable_thinking": False}),
}
