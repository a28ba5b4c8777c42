"""The network that reads tags, trees and sentence bounds (``dragoman.models.syntax``): how it is trained.

python -m dragoman.training.teachers.sentences --shared ../shared --out teachers.npz     # what larger parsers learn and read
python dragoman/training/teachers/network.py teachers.npz silver.npz                     # 5 minutes on a GPU
python -m dragoman.training.syntax.pieces teachers.npz silver.npz syntax.npz             # what the small one learns
python dragoman/training/syntax/network.py syntax.npz network.npz                        # minutes on a GPU
python -m dragoman.training.syntax.ship network.npz --out dragoman/models/syntax
"""
