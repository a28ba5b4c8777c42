def find_statements(analysis, actors, places, times):
    return ()
