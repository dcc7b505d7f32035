(* What the certificates are about: spin, texture and relaxation as functions of real numbers, and nothing proved.

   R, sin, exp and sqrt are Coq's; derivatives, limits and integrals are Coquelicot's is_derive, is_lim and is_RInt. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(* Eq. 8 with relaxation, in a background that is constant: the spin turns about (-a, b, w), a and b along e_theta and
   e_phi of the local frame, and returns to s_eq = (0, 0, 1) at the rate r. In units of tau_ex: w = 1 - eps3, a = eps1,
   b = eps2, r = xi; in seconds: w = 1/tau_ex - cos(theta) phidot, a = sin(theta) phidot, b = thetadot, r = 1/tau_sf. *)
Definition spin_equation (w a b r : R) (s1 s2 s3 : R -> R) : Prop :=
  forall t, is_derive s1 t (- w * s2 t - b * s3 t - r * s1 t) /\
            is_derive s2 t (w * s1 t - a * s3 t - r * s2 t) /\
            is_derive s3 t (b * s1 t + a * s2 t - r * (s3 t - 1)).

(* Its solution that starts in equilibrium. *)
Definition response (w a b r : R) (s1 s2 s3 : R -> R) : Prop :=
  spin_equation w a b r s1 s2 s3 /\ s1 0 = 0 /\ s2 0 = 0 /\ s3 0 = 1.

(* The responses to one texture whose small parameters are all scaled by a size k. *)
Definition family (e1 e2 e3 xi : R) (s1 s2 s3 : R -> R -> R) : Prop :=
  forall k, response (1 - k * e3) (k * e1) (k * e2) xi (s1 k) (s2 k) (s3 k).

(* Two functions of the size are equal to first order: so are their values at zero and their derivatives there. *)
Definition first_order (f g : R -> R) : Prop := f 0 = g 0 /\ is_derive (fun k => f k - g k) 0 0.

(* They are equal through second order: what is left, over the square of the size, goes to zero with it. *)
Definition second_order (f g : R -> R) : Prop := is_lim (fun k => (f k - g k) / k ^ 2) 0 0.
