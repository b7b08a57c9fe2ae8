/** What stands in the window's place when a part of it cannot be drawn: never a blank page. */
import { Component, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

interface Parts {
  /** Runs before the window is drawn again: leaves what could not be drawn. */
  readonly onRecover: () => void;
  readonly children: ReactNode;
}

export class Recover extends Component<Parts, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const again = (): void => {
      this.props.onRecover();
      this.setState({ failed: false });
    };
    return (
      <main>
        <div role="alert">
          <EmptyState
            level={1}
            title="This part of the window could not be shown"
            actions={
              <Button variant="primary" onClick={again}>
                Back to all keys
              </Button>
            }
          >
            It is a fault in Keystow. Your keys are in the vault as before.
          </EmptyState>
        </div>
      </main>
    );
  }
}
