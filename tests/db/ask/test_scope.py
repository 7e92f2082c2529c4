"""What is remembered between two questions."""

import numpy as np

from db.ask.scope import Memory


def test_the_oldest_large_answers_go_where_room_is_short() -> None:
    memory = Memory(1)
    for number in range(5):
        memory.put("flags", number, np.zeros(10 << 20, bool))
    memory.put("small", 0, "kept")
    held = [number for number in range(5) if memory.get("flags", number, np.ndarray) is not None]
    assert held == [3, 4]
    assert memory.get("small", 0, str) == "kept"


def test_what_was_looked_at_last_stays() -> None:
    memory = Memory(1)
    memory.put("flags", "a", np.zeros(10 << 20, bool))
    memory.put("flags", "b", np.zeros(10 << 20, bool))
    assert memory.get("flags", "a", np.ndarray) is not None
    memory.put("flags", "c", np.zeros(10 << 20, bool))
    assert memory.get("flags", "b", np.ndarray) is None
    assert memory.get("flags", "a", np.ndarray) is not None


def test_a_shelf_has_room_for_so_many() -> None:
    memory = Memory(1)
    for number in range(5):
        memory.put("few", number, str(number), room=2)
    assert [memory.get("few", number, str) for number in range(5)] == [None, None, None, "3", "4"]
