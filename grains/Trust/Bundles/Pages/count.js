// Counting again, written apart from the program whose count is checked. Money and points are whole numbers, and whatever is not is a
// fraction of two BigInts. Doubles only tell what needs no exact look: their bounds are wider than they can be wrong.

const wide = 1e-10, bits = number => number === 0n ? 0 : number.toString(2).length;
function gcd(a, b) { while (b) [a, b] = [b, a % b]; return a; }
function fraction(top, bottom) {
  const divisor = gcd(top, bottom);
  [top, bottom] = [top / divisor, bottom / divisor];
  return bits(top) + bits(bottom) > 240 ? "" : bottom === 1n ? `${top}` : `${top}/${bottom}`;
}
function ratio(top, bottom) {
  const shift = BigInt(Math.max(0, top.toString(16).length * 4 - 1000, bottom.toString(16).length * 4 - 1000));
  return Number(top >> shift) / Number(bottom >> shift);
}

// What a ballot gives to each project, by place; empty places are left out.
function pointsOf(config, line, places, usual) {
  const given = new Map();
  let named = line === "" ? [] : line.split(" ").map(choice => { const at = choice.lastIndexOf("="); return [places.get(choice.slice(0, at)), Number(choice.slice(at + 1))]; });
  if (named.some(([place]) => place === undefined)) throw new Error();
  if (config.method === "ordinal") {
    const ranked = [...new Set(named.sort((a, b) => a[1] - b[1]).map(([place]) => place))];
    ranked.forEach((place, rank) => given.set(place, ranked.length - rank));
  } else {
    const counts = config.method === "approval" || config.method === "knapsack";
    for (const [place, value] of named) given.set(place, counts ? 1 : (given.get(place) || 0) + value);
    if (usual) config.projects.forEach(project => { const place = places.get(project.id); if (!project.withdrawn && !given.has(place)) given.set(place, usual); });
  }
  return [...given].filter(([, points]) => points > 0).sort((a, b) => a[0] - b[0]);
}

// Equal ballots are one profile. Each project knows who backs it: [profile, points, points of all voters of the profile].
function readElection(config, ballots) {
  const rule = config.counting, idHex = project => hex(utf8(project.id));
  const projects = config.projects.map(project => ({ ...project, votes: 0, score: 0, backers: [], rivals: [] })).sort((a, b) => byText(idHex(a), idHex(b)));
  const places = new Map(projects.map((project, place) => [project.id, place])), known = new Map(), profiles = [];
  const usual = config.method === "scoring" ? config.limits.defaultScore || 0 : 0;
  for (const line of ballots) {
    let profile = known.get(line);
    if (!profile) {
      const entries = pointsOf(config, line, places, usual), key = `\n${entries.join(" ")}`;
      profile = known.get(key);
      if (!profile) profiles.push(profile = { count: 0, entries });
      known.set(key, profile).set(line, profile);
    }
    profile.count++;
  }
  profiles.forEach((profile, number) => {
    for (const [place, points] of profile.entries) {
      const project = projects[place];
      project.votes += profile.count;
      project.score += profile.count * points;
      project.backers.push([number, points, profile.count * points]);
    }
  });
  if (projects.some(project => !Number.isSafeInteger(project.score))) throw new Error();
  for (const [first, second] of rule.conflicts) {
    const [a, b] = [places.get(first), places.get(second)];
    if (a !== b) { projects[a].rivals.push(b); projects[b].rivals.push(a); }
  }
  const drawn = project => hashOf(utf8(rule.tieSeed + project.id));
  const tie = rule.tieSeed !== null ? (a, b) => byText(drawn(a), drawn(b)) : (a, b) => a.cost - b.cost || b.votes - a.votes || byText(idHex(a), idHex(b));
  [...projects].sort(tie).forEach((project, rank) => { project.rank = rank; });
  const isOut = project => project.withdrawn || project.cost > config.budget || project.votes === 0 || project.votes < rule.minimumVotes || project.score < (rule.minimumScore || 0);
  return { projects, profiles, rule, voters: ballots.length, budget: config.budget, out: projects.map(isOut) };
}

// What is bought so far; whatever costs nothing and has support is bought first.
class Purchases {
  constructor(election) {
    Object.assign(this, { election, left: election.budget, out: [...election.out], bought: [], steps: [] });
    for (const place of this.open()) if (election.projects[place].cost === 0 && !this.out[place]) this.buy(place, "0");
    this.free = this.steps.length;
  }
  open() {
    const { projects } = this.election;
    return projects.map((_, place) => place).filter(place => !this.out[place]).sort((a, b) => projects[a].rank - projects[b].rank);
  }
  buy(place, exact) {
    const project = this.election.projects[place];
    this.steps.push({ project: project.id, before: this.left, after: this.left - project.cost, exact });
    this.left -= project.cost;
    this.bought.push(place);
    for (const gone of [place, ...project.rivals]) this.out[gone] = true;
  }
}

function greedy(made, stops) {
  const { projects } = made.election;
  for (const place of made.open().sort((a, b) => projects[b].score - projects[a].score || projects[a].rank - projects[b].rank)) {
    if (made.out[place]) continue;
    if (projects[place].cost <= made.left) made.buy(place, String(projects[place].score));
    else if (stops) return;
  }
}

// Every voter carries the load of the last own project that was bought: one of `loads`, all of them over one scale.
function phragmen(made) {
  const { projects, profiles } = made.election, last = new Int32Array(profiles.length).fill(-1), loads = [];
  let scale = 1n;
  for (;;) {
    let best = null;
    for (const place of made.open()) {
      const project = projects[place], voters = loads.map(() => 0);
      if (project.cost > made.left) { made.out[place] = true; continue; }
      for (const [profile] of project.backers) if (last[profile] >= 0) voters[last[profile]] += profiles[profile].count;
      const top = loads.reduce((sum, load, at) => sum + load * BigInt(voters[at]), BigInt(project.cost) * scale), votes = BigInt(project.votes);
      if (!best || top * best.votes < best.top * votes) best = { place, top, votes };
    }
    if (!best) return;
    const divisor = gcd(best.top, best.votes), factor = best.votes / divisor;
    made.buy(best.place, fraction(best.top, scale * best.votes * 100n));
    loads.forEach((load, at) => { loads[at] = load * factor; });
    scale *= factor;
    for (const [profile] of projects[best.place].backers) last[profile] = loads.length;
    loads.push(best.top / divisor);
  }
}

// Bounds on the price per point at which backers pay a cost, or null where they cannot; each may hold more or less than is said by an
// error. `isFull` says that everybody certainly pays in full, so that the price is cost / score.
function priceBetween(project, money, error, capped) {
  const { cost, backers } = project, off = cost * wide + project.votes * error;
  let all = 0, have = 0, points = 0, isFull = true;
  for (let i = 0; i < backers.length; i++) {
    const [profile, own, weight] = backers[i];
    capped[i] = money[profile] <= 0 ? 1 : 0;
    if (!capped[i]) { all += weight / own * money[profile]; points += weight; }
    isFull = isFull && money[profile] - error > cost / project.score * own * (1 + wide);
  }
  if (all < cost - off) return null;
  const isSure = all > cost + off;
  for (;;) {
    const price = (cost - have) / points;
    let isSame = true;
    for (let i = 0; i < backers.length; i++) {
      const [profile, own, weight] = backers[i];
      if (!capped[i] && money[profile] < price * own) { capped[i] = 1; have += weight / own * money[profile]; points -= weight; isSame = false; }
    }
    if (points <= 0 || cost - have <= off) return { low: cost / project.score * (1 - wide), high: Infinity, isFull: false };
    if (isSame) return { low: price - wide * price - off / points, high: isSure ? price + wide * price + off / points : Infinity, isFull };
  }
}
const cheapestFirst = (out, least) => least.map((_, place) => place).filter(place => !out[place]).sort((a, b) => least[a] - least[b]);

// Equal shares at one endowment, exactly. A voter holds the endowment less the own purchases' prices, or nothing.
class ShareRun {
  constructor(election, isFundable) {
    Object.assign(this, { election, isFundable, capped: new Uint8Array(election.profiles.length), money: new Float64Array(election.profiles.length) });
  }

  at(endowment) {
    const { projects } = this.election;
    Object.assign(this, { endowment, error: endowment * 1e-14, prices: [], scale: 1n, boughtAs: new Map() });
    this.money.fill(endowment);
    const out = projects.map((_, place) => !this.isFundable[place]), least = projects.map(() => 0), bought = [];
    let cost = 0;
    for (;;) {
      const next = this.next(out, least);
      if (!next) return { endowment, bought, cost };
      const project = projects[next.place];
      bought.push({ place: next.place, exact: fraction(BigInt(project.cost) * this.scale * next.points, next.top) });
      cost += project.cost;
      this.pay(next);
      for (const gone of [next.place, ...project.rivals]) out[gone] = true;
    }
  }

  // The one with the smallest price per point and pound; prices never fall, so that most need not be looked at again.
  next(out, least) {
    const { projects } = this.election, close = [];
    let limit = Infinity, best = null;
    for (const place of cheapestFirst(out, least)) {
      if (least[place] > limit) break;
      const between = priceBetween(projects[place], this.money, this.error, this.capped);
      if (!between) { out[place] = true; continue; }
      least[place] = between.low / projects[place].cost;
      limit = Math.min(limit, between.high / projects[place].cost);
      close.push(place);
    }
    for (const place of close.filter(place => least[place] <= limit)) {
      const price = this.price(place);
      if (!price) continue;
      const cost = BigInt(projects[place].cost), order = best ? price.top * best.points * best.cost - best.top * price.points * cost : -1n;
      if (order < 0n || order === 0n && projects[place].rank < projects[best.place].rank) best = { place, cost, ...price };
    }
    return best;
  }

  // What voters of a profile hold, times the scale.
  exactly(profile) {
    return this.election.profiles[profile].entries.reduce(
      (left, [place, points]) => this.boughtAs.has(place) ? left - this.prices[this.boughtAs.get(place)] * BigInt(points) : left, BigInt(this.endowment) * this.scale);
  }

  // The price is top / (scale · points); null where the backers cannot pay.
  price(place) {
    const { projects, profiles } = this.election, { cost, backers } = projects[place], { money, capped } = this, paid = this.prices.map(() => 0);
    let voters = 0, points = 0, have = 0;
    const cap = i => {
      const [profile, own, weight] = backers[i], { count, entries } = profiles[profile];
      capped[i] = 1;
      points -= weight;
      voters += count;
      have += count * money[profile];
      for (const [other, given] of entries) if (this.boughtAs.has(other)) paid[this.boughtAs.get(other)] += count * given;
    };
    for (let i = 0; i < backers.length; i++) { capped[i] = money[backers[i][0]] === 0 ? 1 : 0; points += capped[i] ? 0 : backers[i][2]; }
    for (let more = true; more;) {
      const low = (cost * (1 - wide) - have - voters * this.error) / points * (1 - wide);
      more = false;
      for (let i = 0; i < backers.length; i++) if (!capped[i] && money[backers[i][0]] + this.error < low * backers[i][1]) { cap(i); more = true; }
    }
    for (;;) {
      const top = paid.reduce((sum, given, at) => sum + BigInt(given) * this.prices[at], (BigInt(cost) - BigInt(voters) * BigInt(this.endowment)) * this.scale);
      if (points === 0) return top === 0n ? this.highest(backers) : null;
      const all = BigInt(points), price = ratio(top < 0n ? 0n : top, this.scale * all);
      let more = false;
      for (let i = 0; i < backers.length; i++) {
        const [profile, own] = backers[i];
        if (!capped[i] && money[profile] - price * own <= this.error + price * own * wide && this.exactly(profile) * all < top * BigInt(own)) { cap(i); more = true; }
      }
      if (!more) return { top, points: all };
    }
  }

  // All give all they hold and it is just enough.
  highest(backers) {
    let best = null;
    for (const [profile, own] of backers) {
      const top = this.money[profile] === 0 ? 0n : this.exactly(profile), points = BigInt(own);
      if (!best || top * best.points > best.top * points) best = { top, points };
    }
    return best;
  }

  pay({ place, top, points }) {
    const price = ratio(top, this.scale * points), { money } = this;
    for (const [profile, own] of this.election.projects[place].backers) {
      if (money[profile] === 0) continue;
      const left = money[profile] - price * own, margin = this.error + price * own * wide;
      const keeps = left > margin || left >= -margin && this.exactly(profile) * points > top * BigInt(own);
      money[profile] = keeps ? Math.max(left, Number.MIN_VALUE) : 0;
    }
    // A payment in doubles is wrong by no more than 2^-50 of the endowment.
    this.error += this.endowment * 1e-14;
    const divisor = gcd(top, points), factor = points / divisor;
    this.prices = this.prices.map(known => known * factor);
    this.scale *= factor;
    this.boughtAs.set(place, this.prices.length);
    this.prices.push(top / divisor);
  }
}

// Whether certainly no endowment between two ends the search: what any of them can have bought is followed, purchase by purchase, from
// bounds on what each voter then holds. Where two may be next both are followed; the same purchases in another order are joined.
function isQuiet(election, isFundable, endsSearch, first, last) {
  const { projects, profiles } = election, capped = new Uint8Array(profiles.length);
  let states = [{ low: new Float64Array(profiles.length).fill(first), high: new Float64Array(profiles.length).fill(last), least: projects.map(() => 0), out: projects.map((_, place) => !isFundable[place]), bought: new Set(), cost: 0 }], widest = 0;
  while (states.length > 0) {
    const reached = new Map();
    widest = Math.max(widest, states.length);
    if (states.length > 12) return 0;
    for (const state of states) {
      let limit = Infinity, candidates = [];
      for (const place of cheapestFirst(state.out, state.least)) {
        if (state.least[place] > limit) break;
        const project = projects[place], most = priceBetween(project, state.high, 0, capped);
        if (!most) { state.out[place] = true; continue; }
        state.least[place] = most.low / project.cost;
        if (state.least[place] > limit) continue;
        const fewest = priceBetween(project, state.low, 0, capped), high = fewest ? fewest.high / project.cost : Infinity;
        limit = Math.min(limit, high);
        candidates.push({ place, high, full: fewest && fewest.isFull ? project.score : 0, rank: project.rank });
      }
      candidates = candidates.filter(one => state.least[one.place] <= limit
        && !(one.full && candidates.some(other => other.full > one.full || other.full === one.full && other.rank < one.rank)));
      for (const { place, high } of candidates) {
        const project = projects[place], next = { low: state.low.slice(), high: state.high.slice(), least: [...state.least], out: [...state.out], bought: new Set(state.bought).add(place), cost: state.cost + project.cost };
        const cheapest = state.least[place] * project.cost * (1 - wide), dearest = Math.min(high, limit) * project.cost * (1 + wide);
        for (const [profile, points] of project.backers) {
          next.low[profile] = Math.max(0, next.low[profile] * (1 - 1e-13) - dearest * points);
          next.high[profile] = Math.max(0, next.high[profile] * (1 + 1e-13) - cheapest * points);
        }
        for (const gone of [place, ...project.rivals]) next.out[gone] = true;
        if (endsSearch(next.bought, next.cost)) return 0;
        const key = [...next.bought].sort((a, b) => a - b).join(), same = reached.get(key);
        if (!same) { reached.set(key, next); continue; }
        for (let profile = 0; profile < profiles.length; profile++) {
          same.low[profile] = Math.min(same.low[profile], next.low[profile]);
          same.high[profile] = Math.max(same.high[profile], next.high[profile]);
        }
        projects.forEach((_, at) => { same.least[at] = Math.min(same.least[at], next.least[at]); same.out[at] = same.out[at] && next.out[at]; });
      }
    }
    states = [...reached.values()];
  }
  return widest;
}

// Endowments are raised step by step up to the first whose outcome costs more than the budget; the one before it holds.
function equalShares(made) {
  const { election } = made, { projects, rule, budget, voters } = election, { step } = rule;
  const isFundable = projects.map((_, place) => !made.out[place]), run = new ShareRun(election, isFundable);
  const isComplete = (bought, cost) => projects.every((project, place) => !isFundable[place] || bought.has(place) || project.rivals.some(rival => bought.has(rival)) || rule.stopWhenExhaustive && project.cost > budget - cost);
  const ends = (bought, cost) => cost > budget || isComplete(bought, cost), isDone = found => isComplete(new Set(found.bought.map(one => one.place)), found.cost);
  if (!isFundable.includes(true)) return;
  let quiet = Math.floor(Math.floor(budget / voters) / 100) * 100, found = run.at(quiet), gap = 1;
  while (!isDone(found)) {
    const widest = isQuiet(election, isFundable, ends, quiet + step, quiet + gap * step);
    if (widest) {
      quiet += gap * step;
      gap = widest <= 2 ? gap + Math.ceil(gap / 2) : widest <= 4 ? gap + Math.ceil(gap / 5) : widest <= 6 ? gap : Math.max(1, Math.floor(gap * 4 / 5));
    } else if (gap > 1) {
      gap = Math.floor(gap / 2);
    } else {
      const next = run.at(quiet + step);
      if (next.cost > budget) {
        found = found.endowment === quiet ? found : run.at(quiet);
        break;
      }
      found = next;
      quiet = next.endowment;
    }
  }
  for (const { place, exact } of found.bought) made.buy(place, exact);
}

// How many voters would rather have the one, and how many the other.
function prefer(election, first, second) {
  const side = election.projects.map((_, place) => first.includes(place) - second.includes(place));
  let [one, other] = [0, 0];
  for (const { count, entries } of election.profiles) {
    const more = entries.reduce((sum, [place, points]) => sum + side[place] * points, 0);
    if (more > 0) one += count;
    if (more < 0) other += count;
  }
  return [one, other];
}

function recount(config, ballots) {
  const election = readElection(config, ballots), made = new Purchases(election), { rule } = election;
  let steps = made.steps, { bought } = made;
  if (rule.rule === "phragmen") phragmen(made);
  else if (rule.rule === "greedy" || rule.rule === "greedy-stop") greedy(made, rule.rule === "greedy-stop");
  else if (rule.rule === "equal-shares" || rule.rule === "equal-shares+score") {
    equalShares(made);
    if (rule.rule === "equal-shares+score") greedy(made, false);
    if (rule.compareWithGreedy) {
      const other = new Purchases(election);
      greedy(other, false);
      const [stay, change] = prefer(election, made.bought, other.bought);
      if (change > stay) [steps, bought] = [[...steps, ...other.steps.slice(other.free)], other.bought];
    }
  } else throw new Error();
  return { projects: election.projects, winners: bought.map(place => election.projects[place].id), steps };
}
