"""The settings a counter keeps in its store, by name."""

CENTRAL_URL = "central.url"
CENTRAL_TOKEN = "central.token"
PROVIDER_URL = "provider.url"  # of the payment provider for cards and codes, "" for none
PROVIDER_TOKEN = "provider.token"
PRINTER_ADDRESS = "printer.address"  # tcp://host:port or file:///path, "" for none
PRINTER_WIDTH = "printer.width_mm"  # 80 or 58
LOCK_AFTER_MINUTES = "lock_after_minutes"
