import { InferenceClient } from '@huggingface/inference';
import { AutoTokenizer, pipeline } from '@huggingface/transformers';

const EMBEDDER = 'Xenova/all-MiniLM-L6-v2';

/** Ranks the articles on this page by how near they are to the question, without a round trip. */
export async function nearest(question: string, articles: readonly string[]): Promise<string | undefined> {
  const embed = await pipeline('feature-extraction', EMBEDDER, { dtype: 'q8' });
  const tokenizer = await AutoTokenizer.from_pretrained('Xenova/all-MiniLM-L6-v2');
  if (tokenizer.encode(question).length > 256) {
    return undefined;
  }
  const [query, ...rest] = await Promise.all(
    [question, ...articles].map((text) => embed(text, { pooling: 'mean', normalize: true })),
  );
  const scores = rest.map((article) => article.data.reduce((sum, value, at) => sum + value * query.data[at], 0));
  return articles[scores.indexOf(Math.max(...scores))];
}

/** The hub runs this one for us. */
export async function shorten(text: string): Promise<string> {
  const client = new InferenceClient(process.env.HF_TOKEN);
  const { summary_text } = await client.summarization({ model: 'facebook/bart-large-cnn', inputs: text });
  return summary_text;
}
