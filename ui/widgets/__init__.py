"""Small parts every screen is put together from. They know no token: the style sheet dresses them."""
