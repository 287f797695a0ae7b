/** Whether one is on the way to another screen, which may be long in coming: whatever writes the address then would call one back. */
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

export function useIsOnTheWay(): () => boolean {
  const router = useRouter();
  return useCallback(() => router.latestLocation.pathname !== router.state.resolvedLocation?.pathname, [router]);
}
