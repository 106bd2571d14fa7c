/**
 * The composition root: collaborators, pages, loops. Knows every folder; decides nothing that a folder could decide.
 */
import { Hono } from "hono";
import type { Logger } from "pino";
import { apiRoutes } from "./api/api.ts";
import { broadcastLoop, titlesOf } from "./broadcasts/broadcasts.ts";
import { broadcastPages, broadcastSettings } from "./broadcasts/pages.tsx";
import { accountLoop, type Channel, type ChannelName } from "./channels/channels.ts";
import { whatsapp } from "./channels/whatsapp/whatsapp.ts";
import { costPages, costSettings } from "./costs/pages.tsx";
import { purse } from "./costs/costs.ts";
import type { Db } from "./db/db.ts";
import { digestsLoop, tipsBetween } from "./digests/digests.ts";
import { tipsPages } from "./digests/pages.tsx";
import { demoFeeds } from "./demo/demo.ts";
import { senderLoop } from "./delivery/delivery.ts";
import { emergencyPages, uncertainPages } from "./delivery/pages.tsx";
import { healthRoutes } from "./health.ts";
import { countWaiting, mediaLoop } from "./inbox/inbox.ts";
import { inboxPages, inboxSettings } from "./inbox/pages.tsx";
import { intakeLoop, intakeRoutes, silenceLoop } from "./intake/intake.ts";
import { intakePages, intakeSettings } from "./intake/pages.tsx";
import type { Clock } from "./lib/clock.ts";
import type { Loop } from "./lib/loop.ts";
import { metricsRoutes, openTally } from "./metrics/metrics.ts";
import { lastPosts } from "./outlets/outlets.ts";
import { outletPages } from "./outlets/pages.tsx";
import { readinessOf } from "./overview/overview.ts";
import { overviewPages } from "./overview/pages.tsx";
import { privacyLoop, retentionLoop } from "./privacy/privacy.ts";
import { PersonRights, privacyPages, privacySettings } from "./privacy/pages.tsx";
import { signupPages, signupSettings } from "./signup/pages.tsx";
import { draftEventCorrection, oldEventsLoop, openReader, sourcesLoop } from "./sources/sources.ts";
import { sourcePages, sourceSettings } from "./sources/pages.tsx";
import { staffPages } from "./staff/pages.tsx";
import { subscriberPages, subscriberSettings } from "./subscribers/pages.tsx";
import { numberPages, numberSettings } from "./templates/pages.tsx";
import { templatesLoop } from "./templates/templates.ts";
import { openLive, type LiveHub } from "./web/live.ts";
import { openWeb } from "./web/web.ts";

export type AppOptions = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secret: string;
  readonly mediaFolder: string;
  /** How citizens reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** Where the sign-up button leads: https://wa.me */
  readonly linkUrl: string;
  /** The Graph API, for a number that staff enter. */
  readonly apiUrl: string;
  readonly apiVersion: string;
  readonly demo: boolean;
  /** Sources may lie in the own network. */
  readonly allowPrivate: boolean;
  readonly trustedProxy: boolean;
  readonly graceSeconds: number;
  readonly countdownSeconds: number;
  /** The operator set the pace of the number. */
  readonly paceIsFixed: boolean;
  /** Names this process in leases. */
  readonly owner: string;
  /** The key to /metrics; without it there are none. */
  readonly metricsToken?: string | undefined;
};

export type App = {
  readonly fetch: Hono["fetch"];
  /** Health and metrics only, for a process without pages. */
  readonly watchedFetch: Hono["fetch"];
  readonly loops: readonly Loop[];
  readonly live: LiveHub;
  /** After the loops have ended. */
  close(): Promise<void>;
};

export function openApp(options: AppOptions): App {
  const { log } = options;
  const tally = openTally();
  const channels = {
    whatsapp: whatsapp({
      onUnknownCode: ({ code, details, traceId }) =>
        log.error({ code, details, traceId }, "WhatsApp refused with a code we do not know"),
    }),
  } satisfies Record<ChannelName, Channel>;
  const live = openLive(options.clock);
  const counted = { whatsapp: tally.counted(channels.whatsapp) };
  const ground = { ...options, live, channelOf: (name: ChannelName) => counted[name] };

  const sender = senderLoop({ ...ground, purse });
  const context = { ...ground, countWaiting, wakeSender: () => sender.wake() };
  const intake = intakeLoop(context);
  const broadcasts = broadcastLoop(context);
  const accounts = accountLoop(context);
  const reader = openReader();
  const sources = sourcesLoop({ ...context, reader });
  const loops = [
    sender,
    intake,
    silenceLoop(context),
    broadcasts,
    mediaLoop(context),
    privacyLoop(context),
    retentionLoop(context),
    templatesLoop(context),
    accounts,
    sources,
    oldEventsLoop({ ...context, reader }),
    digestsLoop({ ...context, wakeBroadcasts: () => broadcasts.wake() }),
  ];

  const settings = [
    ...numberSettings,
    ...subscriberSettings,
    ...broadcastSettings,
    ...costSettings,
    ...sourceSettings,
    ...inboxSettings,
    ...privacySettings,
    ...signupSettings,
    ...intakeSettings,
  ];
  const web = openWeb(context);
  const watched = new Hono()
    .route("/", healthRoutes(options.db))
    .route("/", metricsRoutes({ ...context, tally }));
  web.route("/", watched);
  web.route("/", signupPages({ ...context, lastPosts, archiveFeed: true }));
  if (options.demo) web.route("/", demoFeeds());
  web.route("/", outletPages(context));
  web.route("/", privacyPages(context));
  web.route("/", overviewPages(context));
  web.route(
    "/",
    broadcastPages({ ...context, tipsBetween, wakeBroadcasts: () => broadcasts.wake() }),
  );
  web.route("/", costPages(context));
  web.route("/", tipsPages(context));
  web.route(
    "/",
    sourcePages({
      ...context,
      reader,
      wakeSources: () => sources.wake(),
      draftCorrection: (tx, question, staffId) =>
        draftEventCorrection(tx, question, staffId, options.clock.now()),
    }),
  );
  web.route("/", inboxPages(context));
  web.route(
    "/",
    subscriberPages({
      ...context,
      personActions: (person) => PersonRights(person),
      readiness: readinessOf(context),
    }),
  );
  web.route("/", numberPages({ ...context, wakeAccounts: () => accounts.wake() }));
  web.route("/", emergencyPages(context));
  web.route("/", uncertainPages({ ...context, titlesOf }));
  web.route("/", intakePages({ ...context, wakeIntake: () => intake.wake() }));
  web.route("/", staffPages(context, settings));
  web.route("/", intakeRoutes({ ...context, intake }));
  web.route("/", apiRoutes({ ...context, wakeBroadcasts: () => broadcasts.wake() }));

  return {
    fetch: web.fetch,
    watchedFetch: watched.fetch,
    loops,
    live,
    async close() {
      await reader[Symbol.asyncDispose]();
      await channels.whatsapp[Symbol.asyncDispose]();
    },
  };
}
