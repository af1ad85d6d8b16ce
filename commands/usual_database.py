"""Where the databases of centre and payment provider lie that nobody named."""

from platformdirs import user_data_path

from app.errors import InputRefused
from app.texts.centre_answers import DATABASE_FOLDER


def usual_database(name: str) -> str:
    """Its address; its folder is made, being ours. Raises InputRefused."""
    file = user_data_path("yitai", appauthor=False) / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise InputRefused(DATABASE_FOLDER, address=f"sqlite:///{file}", folder=file.parent) from wrong
    return f"sqlite:///{file}"
