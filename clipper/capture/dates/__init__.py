"""Reading dates as news pages write them: absolute and relative, in many languages, with their precision. No dependency, no guess."""
