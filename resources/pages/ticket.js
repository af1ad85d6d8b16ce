// A ticket on a phone: asks the hall how it stands, again and again, also after the phone slept; says it when it is lost.
(function () {
  'use strict';
  var live = document.getElementById('live'), lost = document.getElementById('lost');
  var remind = document.getElementById('remind'), reminds = document.getElementById('reminds');
  var felt = live.firstElementChild.getAttribute('data-alert'), timer = 0, under_way = null, sound = null, armed = false, shown = '';
  var Sound = window.AudioContext || window.webkitAudioContext;

  function again(after_s) {
    clearTimeout(timer);
    if (after_s) timer = setTimeout(ask, after_s * 1000);
  }

  function ask() {
    clearTimeout(timer);
    if (under_way) under_way.abort();  // it may hang since the phone fell asleep
    var own = under_way = new XMLHttpRequest();
    own.open('GET', location.pathname + '/now' + location.search);
    own.timeout = 10000;
    own.onload = function () {
      if (own !== under_way) return;
      under_way = null;
      if (own.status === 404) location.reload();
      else if (own.status === 200) show(own.responseText);
      else unheard();
    };
    own.onerror = own.ontimeout = function () { if (own === under_way) { under_way = null; unheard(); } };
    own.send();
  }

  function unheard() {
    lost.hidden = false;
    again(5);
  }

  function show(html) {
    lost.hidden = true;
    var box = document.createElement('div');
    box.innerHTML = html;
    var next = box.firstElementChild;
    if (!next) { unheard(); return; }
    if (html !== shown) {
      shown = html;
      live.replaceChild(next, live.firstElementChild);
    }
    stand();
  }

  function stand() {
    var now = live.firstElementChild, alert = now.getAttribute('data-alert'), after_s = +now.getAttribute('data-again');
    document.title = now.getAttribute('data-title');
    if (alert && alert !== felt) feel(alert.indexOf('called') === 0 ? [600, 200, 600, 200, 900] : [300]);
    felt = alert;
    offer(now.className);
    again(after_s);
  }

  function offer(look) {  // a reminder, while there is something to be reminded of
    var waits = look === 'waiting' || look === 'near' || look === 'missed';
    remind.hidden = armed || !waits || !(navigator.vibrate || Sound);
    reminds.hidden = !armed || !waits;
    var state = live.querySelector('.state');
    if (state.parentNode.contains(remind)) return;
    state.parentNode.insertBefore(remind, state.nextSibling);
    state.parentNode.insertBefore(reminds, remind);
  }

  function feel(pattern) {
    if (!armed) return;
    if (navigator.vibrate) navigator.vibrate(pattern);
    if (!sound) return;
    var at = sound.currentTime;
    pattern.forEach(function (ms, place) {
      if (place % 2 === 0) ring(at, ms / 1000);
      at += ms / 1000;
    });
  }

  function ring(at, long_s) {
    var tone = sound.createOscillator(), loud = sound.createGain();
    tone.frequency.value = 880;
    loud.gain.value = 0.3;
    tone.connect(loud);
    loud.connect(sound.destination);
    tone.start(at);
    tone.stop(at + long_s);
  }

  remind.onclick = function () {  // a browser lets a page be felt and heard only after it was touched
    if (Sound && !sound) sound = new Sound();
    armed = true;
    feel([120]);
    offer(live.firstElementChild.className);
  };
  document.addEventListener('visibilitychange', function () { if (!document.hidden && timer) ask(); });
  window.addEventListener('pageshow', function (event) { if (event.persisted) ask(); });
  window.addEventListener('online', ask);
  stand();
})();
