from sentence_transformers import CrossEncoder, SentenceTransformer

SentenceTransformer("BAAI/bge-large-zh-v1.5")
SentenceTransformer("all-MiniLM-L6-v2", device="cpu")
CrossEncoder("BAAI/bge-reranker-large")
SentenceTransformer("models/mine")
