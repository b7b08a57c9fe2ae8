/** The providers' own schemes by name. */
import type { Signing } from "../../../providers/index.ts";
import type { RequestSigner } from "../unsigned-request.ts";
import { signAkamai } from "./akamai.ts";
import { signAliyun } from "./aliyun.ts";
import { signAzureStorage } from "./azure-storage.ts";
import { signBinance } from "./binance.ts";
import { signExoscale } from "./exoscale.ts";
import { signOci } from "./oci.ts";
import { signOvh } from "./ovh.ts";
import { signPusher } from "./pusher.ts";
import { signTencent } from "./tencent.ts";

type Scheme = Extract<Signing, { kind: "scheme" }>["scheme"];

export const signers: Readonly<Record<Scheme, RequestSigner>> = {
  akamai: signAkamai,
  aliyun: signAliyun,
  "azure-storage": signAzureStorage,
  binance: signBinance,
  exoscale: signExoscale,
  oci: signOci,
  ovh: signOvh,
  pusher: signPusher,
  tencent: signTencent,
};
