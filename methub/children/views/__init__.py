"""Finding children, adding them, and writing down what is true of them."""
