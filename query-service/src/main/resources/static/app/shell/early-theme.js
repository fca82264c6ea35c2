// No module: it runs before the page is drawn, so that the page never flashes in the other theme.
document.documentElement.dataset.theme = localStorage.getItem('duplex.theme') ?? 'system';
