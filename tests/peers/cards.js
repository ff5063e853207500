// Runs in the page, beside the library "adaptivecards": checks a card with the vendor's parser, draws it, measures it.
(() => {
  const AC = window.AdaptiveCards;
  const v15 = AC.Version.parse('1.5', new AC.SerializationContext());
  // Text is shown as it is: no Markdown library is loaded, and none of our words is Markdown.
  AC.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>'); result.didProcess = true; };

  const looks = {
    light: { back: '#ffffff', text: '#242424', subtle: '#616161', emphasis: '#f5f5f5', accent: '#5b5fc7', good: '#237b4b', warning: '#835c00', attention: '#c4314b' },
    dark: { back: '#292929', text: '#ffffff', subtle: '#adadad', emphasis: '#333333', accent: '#a6a7dc', good: '#92c353', warning: '#f8d22a', attention: '#f9526b' },
  };
  const pair = (normal, subtle) => ({ default: normal, subtle });
  const colors = look => ({ default: pair(look.text, look.subtle), accent: pair(look.accent, look.accent), good: pair(look.good, look.good), warning: pair(look.warning, look.warning), attention: pair(look.attention, look.attention), light: pair(look.subtle, look.subtle), dark: pair(look.text, look.text) });
  const config = look => new AC.HostConfig({
    fontFamily: '"Segoe UI", "Noto Sans CJK SC", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: look.subtle + '55' },
    containerStyles: { default: { backgroundColor: look.back, foregroundColors: colors(look) }, emphasis: { backgroundColor: look.emphasis, foregroundColors: colors(look) } },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', preExpandSingleShowCardAction: false },
    factSet: { title: { color: 'default', weight: 'bolder', maxWidth: 140, wrap: true }, value: { wrap: true }, spacing: 12 },
    supportsInteractivity: true,
  });

  // Names of the properties that the library knows for an object, by its own schema.
  const known = object => { const schema = object.getSchema(); return new Set(Array.from({ length: schema.getCount() }, (_, i) => schema.getItemAt(i).name)); };
  const always = new Set(['$schema', 'type', 'version', 'fallback', 'fallbackText', 'msteams', 'data', 'items', 'columns', 'body', 'actions', 'rows', 'cells']);

  window.checkCard = json => {
    const context = new AC.SerializationContext(v15);
    const findings = [];
    const seen = [];
    const unknownCharts = [];
    context.onParseElement = (element, source) => seen.push([element, source]);
    context.onParseAction = (action, source) => seen.push([action, source]);
    const card = new AC.AdaptiveCard();
    card.parse(json, context);
    seen.push([card, json]);
    for (let i = 0; i < context.eventCount; i++) {
      const event = context.getEventAt(i);
      // Charts are Teams' own; what this library draws instead is their fallback.
      if (/Chart\./.test(event.message)) { unknownCharts.push(event.message); } else { findings.push(`${AC.ValidationEvent[event.event]}: ${event.message}`); }
    }
    for (const event of card.validateProperties().validationEvents || []) findings.push(`${AC.ValidationEvent[event.event]}: ${event.message}`);
    for (const [element, source] of seen) {
      if (!source || typeof source !== 'object') continue;
      const names = known(element);
      for (const name of Object.keys(source)) if (!names.has(name) && !always.has(name)) findings.push(`unknown property "${name}" on ${source.type || 'object'}`);
    }
    if (AC.Version.parse(json.version, new AC.SerializationContext()).compareTo(v15) > 0) findings.push('version ' + json.version);
    return { findings, charts: unknownCharts.length, elements: seen.length };
  };

  // Draws cards beside each other, each in a frame of the given width; open: with everything shown that a press would show. Returns what does not fit, by card.
  window.drawCards = ({ cards, width, lookName, isOpen }) => {
    const look = looks[lookName];
    document.body.className = lookName;
    const frames = cards.map(json => {
      const card = new AC.AdaptiveCard();
      card.hostConfig = config(look);
      card.parse(json, new AC.SerializationContext(v15));
      if (isOpen) show(card);
      const frame = document.createElement('div');
      frame.className = 'frame';
      frame.style.cssText = `width:${width}px;background:${look.back};color:${look.text}`;
      frame.append(card.render());
      return frame;
    });
    document.body.replaceChildren(...frames);
    return frames.map(overflows);
  };

  function show(element) {
    element.isVisible = true;
    for (let i = 0; element.getItemCount && i < element.getItemCount(); i++) show(element.getItemAt(i));
  }

  function overflows(frame) {
    const edge = frame.getBoundingClientRect();
    const out = [];
    for (const element of frame.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className} "${(element.innerText || element.value || '').slice(0, 30)}"`;
      if (box.right > edge.right + 1 || box.left < edge.left - 1) out.push(`outside: ${name}`);
      else if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && !['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName)) out.push(`cut: ${name} ${element.scrollWidth} > ${element.clientWidth}`);
    }
    return out.slice(0, 5);
  }
})();
