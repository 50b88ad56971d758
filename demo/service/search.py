"""Finds the help articles that match a question."""

from dataclasses import dataclass

from sentence_transformers import CrossEncoder, SentenceTransformer

EMBEDDING_MODEL = "sentence-transformers/all-MiniLM-L6-v2"


@dataclass
class Settings:
    reranker: str = "BAAI/bge-reranker-large"
    articles: str = "data/articles"


class Search:
    def __init__(self, settings: Settings):
        self.embedder = SentenceTransformer(EMBEDDING_MODEL)
        self.reranker = CrossEncoder(settings.reranker, max_length=512)
        self.chinese = SentenceTransformer("BAAI/bge-large-zh-v1.5")

    def find(self, question: str, articles: list[str], top: int = 5) -> list[str]:
        scores = self.reranker.predict([(question, article) for article in articles])
        ranked = sorted(zip(scores, articles), reverse=True)
        return [article for _, article in ranked[:top]]
