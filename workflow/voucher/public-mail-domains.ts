/** Mail domains that anybody can have an address of, so they say nothing about the customer. */
export const PUBLIC_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  [
    'gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.at',
    'hotmail.com hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.co.uk hotmail.ch hotmail.nl',
    'live.com live.de live.fr live.it live.nl live.se live.dk live.no live.co.uk msn.com',
    'yahoo.com yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.com.br',
    'ymail.com rocketmail.com aol.com aol.de aim.com icloud.com me.com mac.com',
    'gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.eu gmx.fr web.de mail.de email.de freenet.de arcor.de',
    't-online.de magenta.de vodafone.de posteo.de posteo.net mailbox.org online.de 1und1.de kabelbw.de',
    'aon.at chello.at a1.net bluewin.ch hispeed.ch sunrise.ch',
    'orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr numericable.fr bbox.fr skynet.be telenet.be',
    'libero.it virgilio.it tiscali.it alice.it tin.it telefonica.net terra.es sapo.pt',
    'ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl hetnet.nl btinternet.com sky.com virginmedia.com',
    'talktalk.net ntlworld.com blueyonder.co.uk telia.com comhem.se online.no',
    'wp.pl o2.pl onet.pl interia.pl op.pl seznam.cz centrum.cz email.cz azet.sk freemail.hu citromail.hu',
    'abv.bg mail.bg mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua',
    'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net',
    'rogers.com shaw.ca sympatico.ca bigpond.com optusnet.com.au xtra.co.nz',
    'proton.me protonmail.com pm.me tutanota.com tuta.io tutanota.de fastmail.com zoho.com mail.com',
    'email.com inbox.com hey.com qq.com 163.com 126.com sina.com sohu.com foxmail.com naver.com daum.net',
    'hanmail.net rediffmail.com uol.com.br bol.com.br terra.com.br ig.com.br',
  ].flatMap((line) => line.split(' ')),
);
