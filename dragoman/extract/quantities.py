def find_quantities(analysis, times):
    return ()
