def check_record(record):
    return []
