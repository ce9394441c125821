"""Weather, routes and bookings."""

from ..build import Raw, assistant, calling, function_tool, system, tool, user

WEATHER = function_tool(
    "get_weather",
    "Current weather and forecast for a place.",
    {
        "place": {"type": "string", "description": 'City, or "lat,lon"'},
        "days": {"type": "integer", "minimum": 1, "maximum": 10, "default": 1},
        "units": {"type": "string", "enum": ["metric", "imperial"], "default": "metric"},
    },
    ["place"],
)

BOOK_TRAIN = function_tool(
    "book_train",
    "Books seats on a train. Ask the traveller before calling it.",
    {
        "train": {"type": "string", "pattern": "^[A-Z]{2,3} ?\\d{1,4}$"},
        "passengers": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "age": {"type": ["integer", "null"]},
                    "discount": {"type": "number", "minimum": Raw("0.0"), "maximum": Raw("1.0"), "default": Raw("0.0")},
                },
                "required": ["name"],
                "additionalProperties": False,
            },
        },
        "seat": {"enum": ["window", "aisle", None]},
    },
    ["train", "passengers"],
)

SEARCH_HOTELS = function_tool(
    "search_hotels",
    "Hotels with free rooms, cheapest first.",
    {
        "city": {"type": "string"},
        "max_price": {"type": "number", "exclusiveMinimum": 0},
        "rating": {"type": "number", "multipleOf": Raw("0.5")},
        "with": {"type": "array", "items": {"enum": ["wifi", "pool", "parking"]}, "uniqueItems": True},
    },
    ["city"],
)

PACKING = [
    system("You are a travel companion. Use metric units. Today is 2025-05-12."),
    user("I'm in Bergen for three days from tomorrow. Umbrella or sunglasses?"),
    calling(
        ("get_weather", {"place": "Bergen, NO", "days": 3, "units": "metric"}),
        reasoning_content="Bergen is rainy. I should look at the forecast before answering.\n",
    ),
    tool(
        '[{"date":"2025-05-13","mm":11.4,"max":9.0},{"date":"2025-05-14","mm":0.0,"max":14.5},'
        '{"date":"2025-05-15","mm":6.2,"max":11.0}]',
        name="get_weather",
    ),
    assistant(
        "Umbrella first, sunglasses second:\n\n"
        "- **Tue** 11 mm of rain, 9 °C\n- **Wed** dry, 14.5 °C\n- **Thu** showers",
        reasoning_content="Day two is dry. Recommend both, lead with the umbrella.",
    ),
    user("And if I take the boat to Flåm on Wednesday?"),
    calling(("get_weather", {"place": "60.8628,7.1137"}), content="Let me look at Flåm too."),
    tool('{"date":"2025-05-14","mm":0.4,"max":16.0,"wind_ms":2.1}'),
]

TRAIN = [
    system("You book trains. Confirm the price before every booking.\n"),
    user("Two seats Zürich HB to Milano Centrale on Friday morning, one adult, one kid (7)."),
    calling(
        ("find_trains", '{"from": "Zürich HB", "to": "Milano Centrale", "date": "2025-05-16", "before": "12:00"}'),
        content="<think>\nI need connections first.\n</think>\n\nLooking for connections.",
    ),
    tool("EC 313  07:33-10:50  CHF 58.00\nEC 315  09:33-12:50  CHF 41.50"),
    assistant(
        "EC 313 leaves at 07:33 and arrives at 10:50, CHF 58.00 for the adult; the child travels free. Shall I book?"
    ),
    user("Yes, window please. Names: Anna Keller, Tim Keller."),
    calling(
        (
            "book_train",
            {
                "train": "EC 313",
                "passengers": [
                    {"name": "Anna Keller", "age": None},
                    {"name": "Tim Keller", "age": 7, "discount": Raw("1.0")},
                ],
                "seat": "window",
            },
        ),
        content="",
        reasoning_content="The traveller agreed to the price. The kid's discount is 100 %, that is 1.0.",
    ),
    tool('{"ok": true, "code": "QX7-11Z", "seats": ["12A", "12B"], "total": 58.00}'),
    assistant("Booked: **QX7-11Z**, coach 12, seats A and B, CHF 58.00 in total. Have a good trip!"),
]

HOTELS = [
    user("Find me a hotel in Porto under 90 with pool and parking, 4 stars or more"),
    calling(
        ("search_hotels", {"city": "Porto", "max_price": 90, "rating": Raw("4.0"), "with": ["pool", "parking"]}),
        (
            "search_hotels",
            {"city": "Vila Nova de Gaia", "max_price": 90, "rating": Raw("4.0"), "with": ["pool", "parking"]},
        ),
        reasoning_content="\nGaia is across the river and often cheaper. Ask for both at once.\n",
    ),
    tool("[]"),
    tool('[{"name": "Casa do Rio", "price": 84.5, "rating": 4.5}]'),
    assistant("Nothing in Porto itself, but **Casa do Rio** in Gaia, ten minutes away, has both for 84.50."),
    user("cheaper?"),
    calling(("search_hotels", {"city": "Vila Nova de Gaia", "max_price": Raw("70.0"), "with": []})),
    tool('{"error": "rate_limited", "retry_after": 1.5}'),
    calling(("wait", {"seconds": 1.5}), content="One moment."),
    tool(""),
    calling(("search_hotels", {"city": "Vila Nova de Gaia", "max_price": Raw("70.0"), "with": []})),
    tool("[]"),
    assistant("Nothing under 70 with free rooms, I'm afraid."),
]

FLIGHT_STATUS = [
    user("is LX 38 on time?"),
    calling({"name": "flight_status", "arguments": {"flight": "LX 38", "date": None}}),
    tool("LX38 ZRH-SFO: delayed, est. departure 14:05 (+50 min), gate E43"),
    assistant("It is 50 minutes late: departure about 14:05 from gate E43."),
    user("ugh. will i make UA 1175 at SFO, 18:10?"),
    assistant(
        "<think>\nArrival was 16:20 + 0:50 = 17:10. One hour for immigration.\n</think>\n\nTight: about 60 minutes."
    ),
    user("rebook me then"),
]

CONVERSATIONS = {
    "packing": (PACKING, {"tools": [WEATHER], "add_generation_prompt": True}),
    "train-booking": (TRAIN, {"tools": [BOOK_TRAIN]}),
    "hotels-parallel-and-errors": (HOTELS, {"tools": [SEARCH_HOTELS]}),
    "flight-status": (FLIGHT_STATUS, {"add_generation_prompt": True, "enable_thinking": False}),
}
