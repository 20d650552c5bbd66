"""A filter on system calls (Linux seccomp): no socket of any kind, no change of what a file is, no way out.

Landlock leaves open UDP, modes, owners, times and attributes of files; this closes them, also where no network
namespace can be made. A forbidden call fails with EPERM; a call under a foreign convention ends the process.
Numbers are those of the kernel's `unistd` headers.
"""

import ctypes
import errno
import platform
import struct
import sys

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _CONVENTION_AT, _FIRST_ARGUMENT_AT, _SECOND_ARGUMENT_AT = 0, 4, 16, 24
_X32 = 0x40000000
_CLONE3, _NEW_NAMESPACES = 435, 0x7E020080
"""`clone3` hides its flags behind a pointer: it is said not to exist, and the C library takes `clone`."""

_BY_NUMBER_EVERYWHERE = {
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "pidfd_getfd": 438, "fchmodat2": 452, "setxattrat": 463, "removexattrat": 466,
}  # fmt: skip

_X86_64 = {
    "shmget": 29, "socket": 41, "semget": 64, "msgget": 68, "truncate": 76, "chmod": 90, "fchmod": 91,
    "chown": 92, "fchown": 93, "lchown": 94, "ptrace": 101, "utime": 132, "personality": 135, "pivot_root": 155,
    "chroot": 161, "mount": 165, "umount2": 166, "init_module": 175, "setxattr": 188, "lsetxattr": 189,
    "fsetxattr": 190, "removexattr": 197, "lremovexattr": 198, "fremovexattr": 199, "utimes": 235, "mq_open": 240,
    "kexec_load": 246, "add_key": 248, "request_key": 249, "keyctl": 250, "fchownat": 260, "futimesat": 261,
    "fchmodat": 268, "unshare": 272, "utimensat": 280, "perf_event_open": 298, "fanotify_init": 300,
    "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311, "finit_module": 313,
    "bpf": 321, "userfaultfd": 323,
}  # fmt: skip

_AARCH64 = {
    "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16,
    "umount2": 39, "mount": 40, "pivot_root": 41, "truncate": 45, "chroot": 51, "fchmod": 52, "fchmodat": 53,
    "fchownat": 54, "fchown": 55, "utimensat": 88, "personality": 92, "unshare": 97, "kexec_load": 104,
    "init_module": 105, "ptrace": 117, "mq_open": 180, "msgget": 186, "semget": 190, "shmget": 194, "socket": 198,
    "add_key": 217, "request_key": 218, "keyctl": 219, "perf_event_open": 241, "fanotify_init": 262,
    "open_by_handle_at": 265, "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271, "finit_module": 273,
    "bpf": 280, "userfaultfd": 282,
}  # fmt: skip

_CONVENTIONS = {"x86_64": (0xC000003E, 56, 16, _X86_64), "aarch64": (0xC00000B7, 220, 29, _AARCH64)}
"""By machine: the calling convention as the kernel's audit names it, its `clone` and `ioctl`, its forbidden calls."""

_ASKED_OF_FILES = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""What `ioctl` may still ask (asm-generic/ioctls.h): is it a terminal, how wide, how many bytes are there, whether it
blocks, whether a new program keeps it. The rest could change the flags of a file that a child has open for reading."""


def filter_calls() -> bool:
    """Forbid these calls to this process and all its children, for ever; needs `no_new_privs`.

    Returns whether it could be done.
    """
    known = _CONVENTIONS.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None:
        return False
    convention, clone, ioctl, calls = known
    program = _program(convention, clone, ioctl, sorted({*calls.values(), *_BY_NUMBER_EVERYWHERE.values()}))
    code = b"".join(struct.pack("=HBBI", *line) for line in program)
    held = ctypes.create_string_buffer(code, len(code))
    whole = struct.pack("@HP", len(program), ctypes.addressof(held))
    return bool(ctypes.CDLL(None).prctl(_PR_SET_SECCOMP, _MODE_FILTER, whole, 0, 0) == 0)


def _program(convention: int, clone: int, ioctl: int, forbidden: list[int]) -> list[tuple[int, int, int, int]]:
    """The filter as lines of classic BPF: code, jump if true, jump if not, operand."""
    lines = [
        (_LOAD, 0, 0, _CONVENTION_AT),
        (_EQUAL, 1, 0, convention),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _KILL),
        (_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _ERRNO | errno.ENOSYS),
    ]
    for number in forbidden:
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERRNO | errno.EPERM)]
    left = len(_ASKED_OF_FILES)
    lines += [(_EQUAL, 0, left + 3, ioctl), (_LOAD, 0, 0, _SECOND_ARGUMENT_AT)]
    lines += [(_EQUAL, left - at, 0, asked) for at, asked in enumerate(_ASKED_OF_FILES)]
    lines += [(_RETURN, 0, 0, _ERRNO | errno.EPERM), (_RETURN, 0, 0, _ALLOW)]
    lines += [
        (_EQUAL, 0, 3, clone),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_ANY_BIT, 0, 1, _NEW_NAMESPACES),
        (_RETURN, 0, 0, _ERRNO | errno.EPERM),
    ]
    return [*lines, (_RETURN, 0, 0, _ALLOW)]
