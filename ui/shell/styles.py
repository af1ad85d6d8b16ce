"""What the program's style sheet is made of: the rules of every face that it shows."""

from ui.clerk import style as clerk_style
from ui.customer import style as customer_style
from ui.greeter import style as greeter_style
from ui.manager import style as manager_style
from ui.settings import style as settings_style
from ui.shell import style as shell_style
from ui.virtual_printer import style as virtual_printer_style

STYLES = (
    shell_style.rules,
    clerk_style.rules,
    customer_style.rules,
    greeter_style.rules,
    manager_style.rules,
    settings_style.rules,
    virtual_printer_style.rules,
)
