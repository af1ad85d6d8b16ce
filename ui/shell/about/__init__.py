"""关于: the version, and what the program is made of under which licences."""
