// Growth as a picture: seconds of the processor over files.

const width = 640;
const height = 360;
const [left, bottom, top, right] = [64, 48, 40, 24];

/** The points as a picture: seconds of the processor over files, with the line that equal cost per file would be. @param {readonly { files: number, cpu: number }[]} points @param {string} title */
export function growthPicture(points, title) {
	const most = {
		files: Math.max(...points.map(({ files }) => files)),
		cpu: niceAbove(Math.max(...points.map(({ cpu }) => cpu))),
	};
	const x = (files) => left + (files / most.files) * (width - left - right);
	const y = (cpu) => height - bottom - (cpu / most.cpu) * (height - bottom - top);
	const [first, last] = [points[0], points.at(-1)];
	const slope = (last.cpu - first.cpu) / (last.files - first.files);
	const start = first.cpu - slope * first.files;
	const text = (at, up, words, more = '') =>
		`<text x="${at.toFixed(1)}" y="${up.toFixed(1)}" ${more}>${words}</text>`;
	const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most.cpu);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="sans-serif" font-size="12">`,
		`<rect width="${width}" height="${height}" fill="#fff"/>`,
		text(left, 22, title, 'font-size="14"'),
		...marks.map(
			(mark) =>
				`<path d="M${left} ${y(mark).toFixed(1)}H${width - right}" stroke="#ddd"/>${text(left - 8, y(mark) + 4, mark.toFixed(1), 'text-anchor="end"')}`,
		),
		`<path d="M${x(0).toFixed(1)} ${y(start).toFixed(1)}L${x(most.files).toFixed(1)} ${y(start + slope * most.files).toFixed(1)}" stroke="#999" stroke-dasharray="4 4"/>`,
		`<path d="M${points.map(({ files, cpu }) => `${x(files).toFixed(1)} ${y(cpu).toFixed(1)}`).join('L')}" fill="none" stroke="#0b62c4" stroke-width="2"/>`,
		...points.map(
			({ files, cpu }) =>
				`<circle cx="${x(files).toFixed(1)}" cy="${y(cpu).toFixed(1)}" r="4" fill="#0b62c4"/>${text(x(files), height - bottom + 18, String(files), 'text-anchor="middle"')}`,
		),
		text(width / 2, height - 8, 'files', 'text-anchor="middle"'),
		text(left - 52, top - 6, 'seconds of the processor'),
		'</svg>',
		'',
	].join('\n');
}

const niceAbove = (value) => {
	const step = 10 ** Math.floor(Math.log10(value));
	return Math.ceil(value / step) * step;
};
