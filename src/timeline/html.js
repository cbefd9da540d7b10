const rows = [...document.querySelectorAll('[role=row][tabindex]')];
const items = [...document.querySelectorAll('aside li')];
const table = document.querySelector('[role=table]');
const said = document.getElementById('said');
const numbers = (element) => (element.dataset.findings || '').split(' ').filter(Boolean);
const choose = (chosen, scroll) => {
  table.classList.toggle('choosing', chosen !== null);
  for (const item of items) {
    const on = item.dataset.finding === chosen;
    item.classList.toggle('chosen', on);
    item.querySelector('button').setAttribute('aria-pressed', String(on));
    if (on && scroll === 'item') item.scrollIntoView({ block: 'nearest' });
  }
  let first = null;
  for (const row of rows) {
    const on = chosen !== null && numbers(row).includes(chosen);
    row.classList.toggle('chosen', on);
    if (on && !first) first = row;
  }
  if (first && scroll === 'row') first.scrollIntoView({ block: 'nearest' });
  const item = items.find((item) => item.dataset.finding === chosen);
  said.textContent = item ? `Shown in the chart: ${item.querySelector('button').textContent}` : '';
};
const chosen = () => items.find((item) => item.classList.contains('chosen'))?.dataset.finding ?? null;
const toggle = (finding, scroll) => choose(chosen() === finding ? null : finding, scroll);
for (const item of items) item.querySelector('button').addEventListener('click', () => toggle(item.dataset.finding, 'row'));
const next = (row) => {
  const all = numbers(row);
  if (all.length) choose(all[(all.indexOf(chosen()) + 1) % all.length], 'item');
};
const go = (list, at, step) => {
  const to = list[Math.max(0, Math.min(list.length - 1, step === 'first' ? 0 : step === 'last' ? list.length - 1 : at + step))];
  if (list === rows) for (const row of rows) row.tabIndex = row === to ? 0 : -1;
  to.focus();
};
for (const row of rows) {
  row.tabIndex = row === rows[0] ? 0 : -1;
  row.addEventListener('click', () => next(row));
}
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') return choose(null);
  const step = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' }[event.key];
  const buttons = items.map((item) => item.querySelector('button'));
  const list = [rows, buttons].find((list) => list.includes(document.activeElement));
  if (!list || event.ctrlKey || event.metaKey || event.altKey) return;
  if (step !== undefined) go(list, list.indexOf(document.activeElement), step);
  else if (list === rows && (event.key === 'Enter' || event.key === ' ')) next(document.activeElement);
  else return;
  event.preventDefault();
});
