/** @module A component that is drawn again only when one of its properties is another value. */
import { h } from 'preact';

function differs(one, other) {
  for (const name in one) if (name !== 'children' && !Object.is(one[name], other[name])) return true;
  for (const name in other) if (!(name in one)) return true;
  return false;
}

/** @param {Function} component */
export function memo(component) {
  return function Memo(props) {
    this.shouldComponentUpdate = (next) => differs(this.props, next);
    return h(component, props);
  };
}
