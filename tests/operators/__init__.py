"""The reference of operators and checks, made with the engine from small examples."""
