DROP FUNCTION throttle_take_back, throttle_try, throttle_until, throttle_kept, throttle_lock;
DROP TABLE throttle;
