// A program of any length, as those that load models are written.

const part = `
class Part{n}(nn.Module):
	"""What part {n} does: see https://huggingface.co/docs for more."""

	def __init__(self, config, name="org/bert-part-{n}"):
		super().__init__()
		self.model = AutoModel.from_pretrained(name, revision="main")
		self.tokenizer = AutoTokenizer.from_pretrained("org/bert-part-{n}")
		self.layers = nn.ModuleList([nn.Linear(config.size, config.size) for _ in range(config.layers)])

	def forward(self, x, mask=None):
		for index, layer in enumerate(self.layers):
			if mask is not None and index % 2 == 0:
				x = x * mask
			x = layer(x) + x
		return {"hidden": x, "count": len(self.layers)}
`;

/** A program of so many lines. @param {number} lines */
export function programOf(lines) {
	const head = 'import torch\nfrom torch import nn\nfrom transformers import AutoModel, AutoTokenizer\n';
	const parts = [];
	for (let n = 0; parts.length * part.split('\n').length < lines; n++) {
		parts.push(part.replaceAll('{n}', String(n)));
	}
	return `${head}${parts.join('')}`.split('\n').slice(0, lines).join('\n');
}
