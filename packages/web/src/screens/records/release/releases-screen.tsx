import { useRouter } from "../../../url/router.tsx";
import { ReleaseList } from "./release-list.tsx";
import { ReleasePage } from "./release-page.tsx";

/** Releases: all of them, or one: its workbench while it is a draft, frozen once it is decided. */
export default function ReleasesScreen() {
  const { release } = useRouter().state;
  return release === null ? <ReleaseList /> : <ReleasePage key={release} id={release} />;
}
