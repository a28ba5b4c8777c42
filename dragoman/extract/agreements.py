def find_agreements(analysis, actors, events):
    return ()
