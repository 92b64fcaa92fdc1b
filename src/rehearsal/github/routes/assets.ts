import { created, found, invalid, noContent, ok } from '../answer.ts';
import { idParam, type Call, type Routes } from '../call.ts';
import { listAnswer } from '../serve/paging.ts';
import { assetShape } from '../shape/releases.ts';
import type { Asset, Release } from '../state/records.ts';
import { releaseOf } from './releases.ts';

function assetOf(call: Call): { readonly release: Release; readonly asset: Asset } {
  const id = idParam(call, 'asset_id');
  const release = found(call.core.state.releases.find(({ assets }) => assets.some((one) => one.id === id)));
  return { release, asset: found(release.assets.find((one) => one.id === id)) };
}

export const assetRoutes: Routes = {
  'GET /repos/{owner}/{repo}/releases/{release_id}/assets': (call) => {
    const release = releaseOf(call);
    return listAnswer(call, release.assets, (asset) => assetShape(call.core, release, asset));
  },

  'POST /repos/{owner}/{repo}/releases/{release_id}/assets': (call) => {
    const { core, query, caller } = call;
    const release = releaseOf(call);
    // GitHub renames what it cannot have in an address.
    const name = (query.get('name') ?? '').replaceAll(/[^\w.~-]+/gu, '.');
    if (release.assets.some((one) => one.name === name))
      throw invalid('ReleaseAsset', 'name', 'already_exists');
    const asset: Asset = {
      id: core.nextId(),
      name,
      label: query.get('label'),
      contentType: call.contentType || 'application/octet-stream',
      content: call.raw,
      uploader: caller.user,
      createdAt: core.now(),
    };
    release.assets.push(asset);
    return created(assetShape(core, release, asset));
  },

  'GET /repos/{owner}/{repo}/releases/assets/{asset_id}': (call) => {
    const { release, asset } = assetOf(call);
    return call.accept.includes('octet-stream')
      ? { status: 200, body: asset.content, headers: { 'content-type': asset.contentType } }
      : ok(assetShape(call.core, release, asset));
  },

  'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}': (call) => {
    const { release, asset } = assetOf(call);
    release.assets.splice(release.assets.indexOf(asset), 1);
    return noContent;
  },
};
