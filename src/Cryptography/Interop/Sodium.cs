using System.Runtime.InteropServices;

namespace Hustings.Cryptography.Interop;

/// <summary>libsodium (1.0.18 or later), names as in its headers. Everything secret in this project is computed by it.</summary>
internal static unsafe partial class Sodium
{
    private const string Library = "libsodium.so.23";

    static Sodium()
    {
        // Constants first: a library with other sizes must not run at all.
        if (sodium_init() < 0)
            throw new InvalidOperationException("libsodium could not be initialised.");
        if (
            crypto_core_ed25519_bytes() != 32
            || crypto_core_ed25519_scalarbytes() != 32
            || crypto_core_ed25519_nonreducedscalarbytes() != 64
            || crypto_sign_ed25519_secretkeybytes() != 64
            || crypto_scalarmult_curve25519_bytes() != 32
        )
            throw new InvalidOperationException("libsodium has unexpected sizes.");
    }

    public static void RandomBytes(Span<byte> destination)
    {
        fixed (byte* p = destination)
            randombytes_buf(p, (nuint)destination.Length);
    }

    public static void Wipe(Span<byte> secret)
    {
        fixed (byte* p = secret)
            sodium_memzero(p, (nuint)secret.Length);
    }

    public static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != b.Length)
            return false;
        fixed (byte* pa = a)
        fixed (byte* pb = b)
            return sodium_memcmp(pa, pb, (nuint)a.Length) == 0;
    }

    public static void ScalarReduce(Span<byte> reduced, ReadOnlySpan<byte> wide)
    {
        Require(reduced, 32);
        Require(wide, 64);
        fixed (byte* r = reduced)
        fixed (byte* s = wide)
            crypto_core_ed25519_scalar_reduce(r, s);
    }

    public static void ScalarMultiply(Span<byte> z, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        Require(z, 32);
        Require(x, 32);
        Require(y, 32);
        fixed (byte* pz = z)
        fixed (byte* px = x)
        fixed (byte* py = y)
            crypto_core_ed25519_scalar_mul(pz, px, py);
    }

    /// <summary>The inverse; false for 0.</summary>
    public static bool TryScalarInvert(Span<byte> inverse, ReadOnlySpan<byte> s)
    {
        Require(inverse, 32);
        Require(s, 32);
        fixed (byte* pi = inverse)
        fixed (byte* ps = s)
            return crypto_core_ed25519_scalar_invert(pi, ps) == 0;
    }

    public static void ScalarSubtract(Span<byte> z, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        Require(z, 32);
        Require(x, 32);
        Require(y, 32);
        fixed (byte* pz = z)
        fixed (byte* px = x)
        fixed (byte* py = y)
            crypto_core_ed25519_scalar_sub(pz, px, py);
    }

    public static void ScalarAdd(Span<byte> z, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        Require(z, 32);
        Require(x, 32);
        Require(y, 32);
        fixed (byte* pz = z)
        fixed (byte* px = x)
        fixed (byte* py = y)
            crypto_core_ed25519_scalar_add(pz, px, py);
    }

    /// <summary>n g. False if n is 0 (libsodium refuses the identity as a result).</summary>
    public static bool TryMultiplyBase(Span<byte> q, ReadOnlySpan<byte> n)
    {
        Require(q, 32);
        Require(n, 32);
        fixed (byte* pq = q)
        fixed (byte* pn = n)
            return crypto_scalarmult_ed25519_base_noclamp(pq, pn) == 0;
    }

    /// <summary>n p. False if n is 0 or p is the identity, of small order or outside the prime-order subgroup.</summary>
    public static bool TryMultiply(Span<byte> q, ReadOnlySpan<byte> n, ReadOnlySpan<byte> p)
    {
        Require(q, 32);
        Require(n, 32);
        Require(p, 32);
        fixed (byte* pq = q)
        fixed (byte* pn = n)
        fixed (byte* pp = p)
            return crypto_scalarmult_ed25519_noclamp(pq, pn, pp) == 0;
    }

    /// <summary>p + q; false if one of them is not on the curve.</summary>
    public static bool TryAdd(Span<byte> r, ReadOnlySpan<byte> p, ReadOnlySpan<byte> q)
    {
        Require(r, 32);
        Require(p, 32);
        Require(q, 32);
        fixed (byte* pr = r)
        fixed (byte* pp = p)
        fixed (byte* pq = q)
            return crypto_core_ed25519_add(pr, pp, pq) == 0;
    }

    public static bool IsValidPoint(ReadOnlySpan<byte> p)
    {
        Require(p, 32);
        fixed (byte* pp = p)
            return crypto_core_ed25519_is_valid_point(pp) == 1;
    }

    public static void SignSeedKeypair(Span<byte> publicKey, Span<byte> secretKey, ReadOnlySpan<byte> seed)
    {
        Require(publicKey, 32);
        Require(secretKey, 64);
        Require(seed, 32);
        fixed (byte* pk = publicKey)
        fixed (byte* sk = secretKey)
        fixed (byte* s = seed)
            _ = crypto_sign_ed25519_seed_keypair(pk, sk, s);
    }

    public static void SignDetached(Span<byte> signature, ReadOnlySpan<byte> message, ReadOnlySpan<byte> secretKey)
    {
        Require(signature, 64);
        Require(secretKey, 64);
        fixed (byte* sig = signature)
        fixed (byte* m = message)
        fixed (byte* sk = secretKey)
            _ = crypto_sign_ed25519_detached(sig, null, m, (ulong)message.Length, sk);
    }

    public static bool SignVerify(
        ReadOnlySpan<byte> signature,
        ReadOnlySpan<byte> message,
        ReadOnlySpan<byte> publicKey
    )
    {
        Require(signature, 64);
        Require(publicKey, 32);
        fixed (byte* sig = signature)
        fixed (byte* m = message)
        fixed (byte* pk = publicKey)
            return crypto_sign_ed25519_verify_detached(sig, m, (ulong)message.Length, pk) == 0;
    }

    /// <summary>X25519 (RFC 7748). False if the shared secret is all zeros: a point of small order.</summary>
    public static bool TryX25519(Span<byte> q, ReadOnlySpan<byte> n, ReadOnlySpan<byte> p)
    {
        Require(q, 32);
        Require(n, 32);
        Require(p, 32);
        fixed (byte* pq = q)
        fixed (byte* pn = n)
        fixed (byte* pp = p)
            return crypto_scalarmult_curve25519(pq, pn, pp) == 0;
    }

    public static void X25519Base(Span<byte> q, ReadOnlySpan<byte> n)
    {
        Require(q, 32);
        Require(n, 32);
        fixed (byte* pq = q)
        fixed (byte* pn = n)
            _ = crypto_scalarmult_curve25519_base(pq, pn);
    }

    private static void Require(ReadOnlySpan<byte> span, int length)
    {
        if (span.Length != length)
            throw new ArgumentException($"Expected {length} bytes, got {span.Length}.");
    }

    [LibraryImport(Library)]
    private static partial int sodium_init();

    [LibraryImport(Library)]
    private static partial void randombytes_buf(void* buf, nuint size);

    [LibraryImport(Library)]
    private static partial void sodium_memzero(void* pnt, nuint len);

    [LibraryImport(Library)]
    private static partial int sodium_memcmp(void* b1, void* b2, nuint len);

    [LibraryImport(Library)]
    private static partial nuint crypto_core_ed25519_bytes();

    [LibraryImport(Library)]
    private static partial nuint crypto_core_ed25519_scalarbytes();

    [LibraryImport(Library)]
    private static partial nuint crypto_core_ed25519_nonreducedscalarbytes();

    [LibraryImport(Library)]
    private static partial nuint crypto_sign_ed25519_secretkeybytes();

    [LibraryImport(Library)]
    private static partial nuint crypto_scalarmult_curve25519_bytes();

    [LibraryImport(Library)]
    private static partial void crypto_core_ed25519_scalar_reduce(byte* r, byte* s);

    [LibraryImport(Library)]
    private static partial void crypto_core_ed25519_scalar_mul(byte* z, byte* x, byte* y);

    [LibraryImport(Library)]
    private static partial int crypto_core_ed25519_scalar_invert(byte* recip, byte* s);

    [LibraryImport(Library)]
    private static partial void crypto_core_ed25519_scalar_sub(byte* z, byte* x, byte* y);

    [LibraryImport(Library)]
    private static partial void crypto_core_ed25519_scalar_add(byte* z, byte* x, byte* y);

    [LibraryImport(Library)]
    private static partial int crypto_core_ed25519_add(byte* r, byte* p, byte* q);

    [LibraryImport(Library)]
    private static partial int crypto_core_ed25519_is_valid_point(byte* p);

    [LibraryImport(Library)]
    private static partial int crypto_scalarmult_ed25519_noclamp(byte* q, byte* n, byte* p);

    [LibraryImport(Library)]
    private static partial int crypto_scalarmult_ed25519_base_noclamp(byte* q, byte* n);

    [LibraryImport(Library)]
    private static partial int crypto_sign_ed25519_seed_keypair(byte* pk, byte* sk, byte* seed);

    [LibraryImport(Library)]
    private static partial int crypto_sign_ed25519_detached(byte* sig, ulong* siglen, byte* m, ulong mlen, byte* sk);

    [LibraryImport(Library)]
    private static partial int crypto_sign_ed25519_verify_detached(byte* sig, byte* m, ulong mlen, byte* pk);

    [LibraryImport(Library)]
    private static partial int crypto_scalarmult_curve25519(byte* q, byte* n, byte* p);

    [LibraryImport(Library)]
    private static partial int crypto_scalarmult_curve25519_base(byte* q, byte* n);
}
