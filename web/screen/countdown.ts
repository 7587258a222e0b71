// Time left, as a clock shows it.

const SECOND = 1000;
const MINUTE = 60;
const HOUR = 3600;

/** "1:02:07", "12:30", "0:05"; null when it is over. A second that has begun counts whole, so that 0:00 is the end and not the last second. */
export function timeLeft(milliseconds: number): string | null {
  if (milliseconds <= 0) return null;
  const all = Math.ceil(milliseconds / SECOND);
  const [hours, minutes, seconds] = [
    Math.floor(all / HOUR),
    Math.floor((all % HOUR) / MINUTE),
    all % MINUTE,
  ];
  const two = (n: number): string => String(n).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
