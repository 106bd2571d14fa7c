/** /n/:slug, /archiv, /archiv.rss: what was sent, for everyone. */
import { Hono } from "hono";
import { etag } from "hono/etag";
import { readMedia } from "../channels/channels.ts";
import { calendarFile, sentDates } from "../digests/digests.ts";
import { listTopics } from "../subscribers/subscribers.ts";
import type { PageContext } from "../web/context.ts";
import { publicLanguage } from "../web/language.ts";
import { PublicPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { ArchiveList } from "./archive-list.tsx";
import { rssOf } from "./feed.ts";
import { PostPage } from "./post-page.tsx";
import { findPost, listPosts } from "./posts.ts";
import { outletWords } from "./words.ts";

const shortly = "public, max-age=60";

export function outletPages(context: PageContext): Hono {
  const { db, mediaFolder, publicUrl } = context;
  const app = new Hono();
  app.use("/n/*", etag());
  app.use(`${paths.archive}*`, etag());

  app.get("/n/:slug", async (c) => {
    const post = await findPost(db, c.req.param("slug"));
    if (post === null) return c.notFound();
    const organisation = await readOrganisation(db);
    c.header("Cache-Control", shortly);
    return c.html(
      <PostPage
        post={post}
        dates={await sentDates(db, post.id)}
        language={publicLanguage(c)}
        organisation={organisation}
      />,
    );
  });

  app.get("/n/:slug/:file{termin-[1-9]\\.ics}", async (c) => {
    const post = await findPost(db, c.req.param("slug"));
    const dates = post === null ? [] : await sentDates(db, post.id);
    const date = dates[Number(c.req.param("file").slice(7, 8)) - 1];
    if (post === null || date === undefined) return c.notFound();
    c.header("Content-Type", "text/calendar; charset=utf-8");
    c.header("Cache-Control", shortly);
    return c.body(calendarFile(date, { host: new URL(publicUrl).hostname, stamp: post.at }));
  });

  app.get("/n/:slug/bild", async (c) => {
    const post = await findPost(db, c.req.param("slug"));
    const file =
      post?.picture == null ? null : await readMedia(db, mediaFolder, post.picture.mediaId);
    if (file === null) return c.notFound();
    c.header("Content-Type", file.mimeType);
    c.header("Cache-Control", "public, max-age=86400");
    return c.body(new Uint8Array(file.bytes));
  });

  app.get(paths.archive, async (c) => {
    const language = publicLanguage(c);
    const w = outletWords(language);
    const topics = await listTopics(db);
    const topic = topics.find(({ key }) => key === c.req.query("thema"));
    const page = pageNumber(c.req.query("seite"));
    const [organisation, { posts, pages }] = await Promise.all([
      readOrganisation(db),
      listPosts(db, { topic: topic?.key, page }),
    ]);
    c.header("Cache-Control", shortly);
    return c.html(
      <PublicPage
        title={w.archive}
        language={language}
        organisation={organisation}
        path={topic === undefined ? paths.archive : `${paths.archive}?thema=${topic.key}`}
        description={w.archiveIntro}
      >
        <h1 class="kern-heading-large">{w.archive}</h1>
        <p class="kern-body">{w.archiveIntro}</p>
        <ArchiveList
          posts={posts}
          topics={topics}
          chosen={topic?.key}
          page={page}
          pages={pages}
          language={language}
          timeZone={organisation.timeZone}
        />
      </PublicPage>,
    );
  });

  app.get(paths.archiveFeed, async (c) => {
    const [organisation, { posts }] = await Promise.all([readOrganisation(db), listPosts(db, {})]);
    c.header("Content-Type", "application/rss+xml; charset=utf-8");
    c.header("Cache-Control", shortly);
    return c.body(
      rssOf({
        title: organisation.name,
        description: outletWords("de").archiveIntro,
        publicUrl,
        self: paths.archiveFeed,
        archive: paths.archive,
        posts: posts.map((post) => ({ ...post, path: paths.broadcastPage(post.slug) })),
      }),
    );
  });
  return app;
}

/** Pages that do not exist show an empty list, never an error. */
function pageNumber(given: string | undefined): number {
  const page = Number(given ?? "1");
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}
