"""Running text: sentences, and the values of measures that are stated in them."""
