// Container images that start a server of models: what is given to them are the arguments of that program.

const programs: readonly (readonly [RegExp, readonly string[]])[] = [
	[/(?:^|\/)vllm-(?:openai|cpu-release-repo|tpu)(?:-\w+)?(?:[:@]|$)/, ['vllm', 'serve']],
	[/(?:^|\/)vllm\/vllm-\w+(?:[:@]|$)/, ['vllm', 'serve']],
	[/(?:^|\/)llama\.cpp:(?:server|full)(?:-[\w.-]+)?$/, ['llama-server']],
	[/(?:^|\/)text-generation-inference(?:[:@]|$)/, ['text-generation-launcher']],
	[/(?:^|\/)text-embeddings-inference(?:[:@]|$)/, ['text-embeddings-router']],
];

/** The first words of the command that an image starts by itself; none when it is not known. */
export function programOf(image: string): readonly string[] {
	return image.length > 300 ? [] : (programs.find(([name]) => name.test(image))?.[1] ?? []);
}
