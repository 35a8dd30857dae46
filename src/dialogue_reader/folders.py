"""Where things are kept on this machine: notes in the data folder, settings in a folder of their own, and what can be
made again in the cache folder.
"""

from pathlib import Path

_NAME = "dialogue_reader"


def data_folder() -> Path:
    """For notes and reading positions."""
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def cache_folder() -> Path:
    """For links that have been found before."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """For settings."""
    import platformdirs

    return Path(platformdirs.user_config_dir(_NAME, appauthor=False))
