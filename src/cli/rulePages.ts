/**
 * Where the rules' pages are published: in the project's repository, if the manifest names one on GitHub or a host that
 * lays out its addresses alike.
 */
export function rulePageBase(manifest: object): { readonly rulePageBase?: string } {
	const repository = 'repository' in manifest ? manifest.repository : undefined;
	const url =
		typeof repository === 'object' && repository !== null && 'url' in repository
			? repository.url
			: repository;
	const web =
		typeof url === 'string' ? /^(?:git\+)?(https:\/\/[^\s?#]+?)(?:\.git)?\/?$/.exec(url)?.[1] : undefined;
	return web === undefined ? {} : { rulePageBase: `${web}/blob/main/docs/rules/` };
}
