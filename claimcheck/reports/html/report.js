// Shows the details of a statement beside it, counts what the filters leave, and walks through
// that.  What is in view is decided by the style alone (--on); the page works without this script.
(() => {
  "use strict";
  const SLOW = 140;
  const statements = [...document.querySelectorAll(".st")];
  const form = document.querySelector(".filters");
  const output = form?.querySelector("output");
  const wide = matchMedia("(min-width: 70em)");
  let shown = null;
  let last = null;
  let pinned = false;
  let wasPinned = false;
  let timer = 0;

  const cardOf = (statement) => document.getElementById(statement.hash.slice(1));
  const statementOf = (card) => document.getElementById(card.id.replace("c", "s"));
  const inView = (statement) => getComputedStyle(statement).getPropertyValue("--on").trim() !== "0";

  const hide = () => {
    clearTimeout(timer);
    if (shown) {
      cardOf(shown).classList.remove("on");
      shown.classList.remove("open");
    }
    shown = null;
    pinned = false;
    document.body.classList.remove("sheet");
  };

  const place = (statement, card) => {
    card.style.top = "";
    if (!wide.matches) {
      document.body.classList.add("sheet");
      const over = statement.getBoundingClientRect().bottom - card.getBoundingClientRect().top + 16;
      if (over > 0) scrollBy(0, over);
      return;
    }
    const line = statement.getClientRects()[0].top;
    const room = innerHeight - card.offsetHeight - 16;
    const lowest = (form?.getBoundingClientRect().bottom ?? 0) + 8;
    const top = Math.max(lowest, Math.min(line, room));
    card.style.top = `${top - card.parentElement.getBoundingClientRect().top}px`;
  };

  const show = (statement, pin) => {
    clearTimeout(timer);
    if (shown !== statement) {
      hide();
      shown = last = statement;
      const card = cardOf(statement);
      card.classList.add("on");
      statement.classList.add("open");
      place(statement, card);
    }
    pinned = pin;
  };

  const after = (time, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, time);
  };

  const focus = (statement) => {
    statement.scrollIntoView({ block: "center" });
    statement.focus({ preventScroll: true });
    show(statement, true);
  };

  const step = (by) => {
    const left = statements.filter(inView);
    if (!left.length) return;
    const following = Node.DOCUMENT_POSITION_FOLLOWING;
    const next = last
      ? by > 0
        ? left.find((s) => last.compareDocumentPosition(s) & following)
        : left.findLast((s) => s.compareDocumentPosition(last) & following)
      : null;
    focus(next ?? left.at(by > 0 ? 0 : -1));
  };

  const count = () => {
    let left = 0;
    let tagged = 0;
    for (const statement of statements) {
      const on = inView(statement);
      if (on) statement.removeAttribute("tabindex");
      else statement.tabIndex = -1;
      if (statement.matches(".t-none")) continue;
      tagged += 1;
      left += on;
    }
    if (shown && !inView(shown)) hide();
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = false;
      group.hidden = ![...group.querySelectorAll(".fd")].some((f) => f.offsetParent);
    }
    output.firstChild.data = `${left} of ${tagged}`;
  };

  for (const card of document.querySelectorAll(".card")) {
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => pinned || after(SLOW * 2, hide));
  }

  document.addEventListener("pointerover", (event) => {
    const statement = event.target.closest?.(".st");
    if (event.pointerType !== "mouse" || pinned) return;
    if (statement && inView(statement)) after(SLOW, () => show(statement, false));
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && !pinned && event.target.closest?.(".st")) {
      after(SLOW * 2, hide);
    }
  });
  document.addEventListener("focusin", (event) => {
    const statement = event.target.closest(".st");
    if (statement) {
      show(statement, true);
    } else if (shown && !event.target.closest(".card, .filters")) hide();
  });
  document.addEventListener("click", (event) => {
    const statement = event.target.closest(".st");
    const close = event.target.closest(".close");
    if (statement) {
      event.preventDefault();
      if (event.detail === 0) {
        show(statement, true);
        cardOf(statement).focus({ preventScroll: wide.matches });
      } else if (wasPinned && getSelection().isCollapsed) hide();
      else show(statement, true);
    } else if (close) {
      event.preventDefault();
      statementOf(close.closest(".card")).focus({ preventScroll: true });
      hide();
    } else if (!event.target.closest(".card, .filters")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rules = event.target.closest(".only-rules");
    if (event.key === "Escape" && rules?.open) {
      rules.open = false;
      rules.querySelector("summary").focus();
    } else if (event.key === "Escape" && shown) {
      const statement = shown;
      if (event.target.closest(".card")) statement.focus({ preventScroll: true });
      hide();
    } else if (event.target.closest(".st") && event.key === "ArrowRight") {
      event.preventDefault();
      step(1);
    } else if (event.target.closest(".st") && event.key === "ArrowLeft") {
      event.preventDefault();
      step(-1);
    }
  });
  document.addEventListener("pointerdown", (event) => {
    // Pressing focuses, and so pins; the click that follows must know what was before.
    wasPinned = pinned && shown === event.target.closest(".st");
    const rules = document.querySelector(".only-rules[open]");
    if (rules && !rules.contains(event.target)) rules.open = false;
  });

  const arrive = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.matches(".card")) focus(statementOf(target));
    else if (target.matches(".st")) focus(target);
  };
  addEventListener("hashchange", arrive);
  addEventListener("resize", () => shown && place(shown, cardOf(shown)));

  document.documentElement.classList.add("js");
  if (form) {
    form.querySelector(".walk").hidden = false;
    form.addEventListener("change", count);
    form.addEventListener("reset", () => setTimeout(count));
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of form.querySelectorAll("[data-step]")) {
      button.addEventListener("click", () => step(Number(button.dataset.step)));
    }
    count();
  }
  arrive();
})();
