import { createHash } from 'node:crypto';
import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { Asset, Release } from '../state/records.ts';
import { nodeId } from './urls.ts';
import { userShape } from './users.ts';

const segments = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A draft's page and downloads go by a name of their own. */
const tagOnPages = (release: Release): string =>
  release.draft ? `untagged-${release.id.toString(16).padStart(20, '0')}` : segments(release.tagName);

export const assetShape = (core: Core, release: Release, asset: Asset): JsonObject => ({
  url: core.urls.repo(`/releases/assets/${asset.id}`),
  browser_download_url: core.urls.page(
    `/releases/download/${tagOnPages(release)}/${encodeURIComponent(asset.name)}`,
  ),
  id: asset.id,
  node_id: nodeId('RA', asset.id),
  name: asset.name,
  label: asset.label,
  state: 'uploaded',
  content_type: asset.contentType,
  size: asset.content.length,
  digest: `sha256:${createHash('sha256').update(asset.content).digest('hex')}`,
  download_count: 0,
  created_at: timestamp(asset.createdAt),
  updated_at: timestamp(asset.createdAt),
  uploader: userShape(core, asset.uploader),
});

export const releaseShape = (core: Core, release: Release): JsonObject => {
  const path = `/releases/${release.id}`;
  const archive = (kind: string): string | null =>
    release.draft ? null : core.urls.repo(`/${kind}/${segments(release.tagName)}`);
  return {
    url: core.urls.repo(path),
    html_url: core.urls.page(`/releases/tag/${tagOnPages(release)}`),
    assets_url: core.urls.repo(`${path}/assets`),
    upload_url: `${core.urls.uploads}/repos/${core.fullName}${path}/assets{?name,label}`,
    tarball_url: archive('tarball'),
    zipball_url: archive('zipball'),
    id: release.id,
    node_id: nodeId('RE', release.id),
    tag_name: release.tagName,
    target_commitish: release.targetCommitish,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: false,
    created_at: timestamp(release.createdAt),
    published_at: timestampOrNull(release.publishedAt),
    updated_at: timestampOrNull(release.publishedAt),
    author: userShape(core, release.author),
    assets: release.assets.map((asset) => assetShape(core, release, asset)),
  };
};
