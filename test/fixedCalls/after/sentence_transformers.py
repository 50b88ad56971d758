from sentence_transformers import CrossEncoder, SentenceTransformer

SentenceTransformer("BAAI/bge-large-zh-v1.5", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")
SentenceTransformer("all-MiniLM-L6-v2", device="cpu", revision="fa97f6e7cb1a59073dff9e6b13e2715cf7475ac9")
CrossEncoder("BAAI/bge-reranker-large", revision="55611d7bca2a7133960a6d3b71e083071bbfc312")
SentenceTransformer("./models/mine")
