"""Where the databases of centre and payment provider lie that nobody named."""

from platformdirs import user_data_path

from app.errors import InputRefused
from app.texts.centre_answers import USUAL_FOLDER


def usual_database(name: str) -> str:
    """Its address; its folder is made, being ours. Raises InputRefused."""
    file = user_data_path("yitai", appauthor=False) / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise InputRefused(USUAL_FOLDER, folder=file.parent, why=wrong.strerror or str(wrong)) from wrong
    return f"sqlite:///{file}"
