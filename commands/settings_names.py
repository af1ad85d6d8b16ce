"""The settings a counter keeps in its store, by name."""

CENTRAL_URL = "central.url"
CENTRAL_TOKEN = "central.token"
PUBLIC_URL = "central.public_url"  # at which customers reach the centre, "" where that is central.url
PROVIDER_URL = "provider.url"  # of the payment provider for cards and codes, "" for none
PROVIDER_TOKEN = "provider.token"
SELF_SERVICE_URL = "self_service.url"  # what a customer's phone opens for doing it alone, "" for none
HALL_URL = "hall.url"  # of the hall server, "" for none
HALL_TOKEN = "hall.token"
HALL_CERTIFICATE = "hall.certificate"  # sha256 of the one that was paired with, "" on plain http
HALL_DESK = "hall.desk"  # under which number the hall's queue knows this desk, "" for a greeter's tablet
HALL_MARK = "hall.mark"  # what this pairing's numbers bear when the desk is alone, "" for the desk's number
HALL_ALONE = "hall.alone"  # staff number of whoever went on without the hall server, "" while nothing is its own
PRINTER_ADDRESS = "printer.address"  # tcp://host:port or file:///path, "" for none
PRINTER_WIDTH = "printer.width_mm"  # 80 or 58
LOCK_AFTER_MINUTES = "lock_after_minutes"
