"""What a new demo store is filled with: hall, staff, catalogue and customers of resources/demo."""

import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import resources
from app.domain.business_hall import CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.form_template import FormTemplate, Templates
from app.domain.matters import Matters
from app.domain.setting_list import OFFLINE_DAYS, PASSWORD_DAYS
from app.errors import FileFaulty
from app.handling.data_file.document import decode
from app.handling.hall_file import read_desk
from app.handling.keep_settings import DESK_KEY
from app.handling.matters_file import read_matters
from app.handling.read_catalogue import read_catalogue, read_kept_catalogue
from app.handling.read_demo import DemoStaff, read_customers, read_staff
from app.handling.template_file import read_template
from app.handling.word_catalogue import worded
from app.texts.templates import TEMPLATE_FAULTY
from offline_cache.argon import KnownSecrets
from offline_cache.catalogues import StoredCatalogues
from offline_cache.customers import StoredCustomers
from offline_cache.matters import StoredMatters
from offline_cache.settings import StoredSettings
from offline_cache.staff import StoredStaff
from offline_cache.store import Store

TRAINING_SETTING = "training"  # "yes": a practice store; its papers say so and it is deleted at the end
DEMO_SETTING = "demo"  # "yes": demo identity numbers pass, the sign-on page says who may sign on

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DemoData:
    """`catalogue_toml` is what was read as `catalogue`."""

    desk_toml: str
    desk: CounterDesk
    staff: tuple[DemoStaff, ...]
    catalogue_toml: str
    catalogue: Catalogue
    customers: tuple[Customer, ...]


@cache
def shipped_matters() -> Matters:
    """The rules the program comes with, in force until a hall has its own. Raises FileFaulty."""
    return read_matters(resources.path("matters.toml").read_text("utf-8"))


@cache
def shipped_templates() -> Templates:
    """The words of forms the program comes with, by version."""
    return templates_in(resources.path("templates"))


def templates_in(folder: Path) -> Templates:
    """By version. A file that is not right is left out and told in the log: what the others say stays in force."""
    found: dict[str, FormTemplate] = {}
    for file in sorted(folder.glob("*.toml")):
        try:
            template = read_template(decode(file.read_bytes(), faulty=TEMPLATE_FAULTY))
        except FileFaulty as faulty:
            told = "; ".join(f"{place}: {what.en}" for place, what in faulty.faults)
            log.error("the template %s is left out: %s", file.name, told)
            continue
        if template.version in found:
            log.error("the template %s is left out: another file has its version", file.name)
            continue
        found[template.version] = template
    return found


def stored_catalogues(store: Store) -> StoredCatalogues:
    """The catalogues of a store under its matters."""
    matters = StoredMatters(store, read=read_matters, shipped=shipped_matters())
    return StoredCatalogues(store, read=read_kept_catalogue, matters=matters, templates=shipped_templates())


def demo_data() -> DemoData:
    """Raises FileFaulty where a file of resources/demo is not right."""
    texts = {
        name: resources.path(f"demo/{name}.toml").read_text("utf-8")
        for name in ("hall", "staff", "catalogue", "customers")
    }
    catalogue = worded(read_catalogue(texts["catalogue"], matters=shipped_matters()), shipped_templates())
    return DemoData(
        desk_toml=texts["hall"],
        desk=read_desk(texts["hall"]),
        staff=read_staff(texts["staff"]),
        catalogue_toml=texts["catalogue"],
        catalogue=catalogue,
        customers=read_customers(texts["customers"], catalogue=catalogue),
    )


def stock_demo(store: Store, data: DemoData) -> None:
    """One commit: a store is filled whole, or not at all."""

    def job() -> None:
        stored_catalogues(store).put(data.catalogue_toml)
        StoredCustomers(store, kept=lambda _: None).put_all(data.customers)
        staff, settings = StoredStaff(store), StoredSettings(store)
        for one in data.staff:
            staff.put(one.member, password=one.password, pin=one.pin, secrets=KnownSecrets())
        settings.set(DESK_KEY, data.desk_toml)
        settings.set(DEMO_SETTING, "yes")
        settings.set(PASSWORD_DAYS.key, "0")  # a demo is opened again after months
        settings.set(OFFLINE_DAYS.key, "0")

    store.write(lambda _: job())
