// The hall's television: shows what the hall sends, moves the clock, plays the calls, and asks again for ever when lost.
(function () {
  'use strict';
  var screen = document.getElementById('screen'), lost = document.getElementById('lost'), button = document.getElementById('sound');
  var edition = screen.getAttribute('data-edition'), offset_min = +screen.getAttribute('data-offset');
  var heard_at = Date.now(), asked_at = heard_at, ahead_ms = +screen.getAttribute('data-at') - heard_at;
  var shown = '', call = null, source = null;
  var said = null, to_say = [], playing = false, player = new Audio(), silent = true;
  var SILENCE_MS = 15000, AGAIN_MS = 3000, FLASH_MS = 8000, CALL_MS = 25000;
  player.volume = +screen.getAttribute('data-volume') / 100;

  function listen() {
    if (!window.EventSource) { setTimeout(function () { location.reload(); }, 10000); return; }
    if (source) source.close();
    asked_at = Date.now();
    source = new EventSource('/events' + location.search);
    source.onmessage = function (event) { hear(JSON.parse(event.data)); };
    source.onerror = function () {
      if (source.readyState === 2) setTimeout(listen, AGAIN_MS);  // what the browser gave up we do not
      tell_lost();
    };
  }

  function hear(told) {
    if (told.edition !== edition) { location.reload(); return; }
    heard_at = Date.now();
    ahead_ms = told.at - heard_at;
    offset_min = told.offset;
    lost.hidden = true;
    if (told.html !== shown) {
      screen.innerHTML = shown = told.html;
      if (call !== null && told.call && told.call !== call) flash();
      call = told.call;
    }
    if (call === null) call = told.call;
    tick();
    to_say = told.say;
    if (said === null) {  // called before this page was opened
      said = {};
      to_say.forEach(function (each) { said[each.key] = true; });
    }
    say_next();
  }

  function flash() {
    var card = document.getElementById('call');
    if (!card) return;
    card.className += ' flash';
    setTimeout(function () { card.className = card.className.replace(' flash', ''); }, FLASH_MS);
  }

  function clock(ms) {
    var at = new Date(ms + ahead_ms + offset_min * 60000);
    return ('0' + at.getUTCHours()).slice(-2) + ':' + ('0' + at.getUTCMinutes()).slice(-2);
  }

  function tick() {
    var place = document.getElementById('clock');
    if (place) place.textContent = clock(Date.now());
  }

  function tell_lost() {
    lost.textContent = screen.getAttribute('data-lost').replace('{at}', clock(heard_at));
    lost.hidden = false;
  }

  function look() {
    tick();
    var now = Date.now();
    if (now - heard_at > SILENCE_MS) tell_lost();
    if (now - Math.max(heard_at, asked_at) > SILENCE_MS) listen();
  }

  function say_next() {
    if (playing || silent) return;
    var waiting = to_say.filter(function (each) { return !said[each.key]; }), next = waiting[0];
    if (!next) return;
    said[next.key] = playing = true;
    play(next.play[Math.min(waiting.length, next.play.length) - 1]);  // the shorter the more wait behind
  }

  function play(names) {
    var over = false, timer = setTimeout(further, CALL_MS);
    function further() {
      if (over) return;
      over = true;
      clearTimeout(timer);
      playing = false;
      say_next();
    }
    player.onended = player.onerror = further;
    player.src = '/voice/' + names.join(',');
    var begun = player.play();
    if (begun) begun.catch(further);
  }

  // Many browsers keep a page silent until it was touched once.
  function try_sound() {
    var volume = player.volume;
    player.volume = 0;
    player.src = '/voice/chime';
    var begun = player.play();
    function able() { silent = false; button.hidden = true; player.pause(); player.volume = volume; say_next(); }
    if (!begun) { able(); return; }
    begun.then(able, function () { player.volume = volume; button.hidden = false; });
  }

  button.onclick = try_sound;
  try_sound();
  setInterval(look, 1000);
  listen();
})();
